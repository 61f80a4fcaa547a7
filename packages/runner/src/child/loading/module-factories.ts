// Runs in the child: may import node builtins and protocol only.
import { createRequire, isBuiltin } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compileFunction, constants } from 'node:vm';
import { MODULE_FACTORY_PARAMETERS, type OverlayDto, type SubjectDto } from '@auklet/protocol';
import { tamperProofMap } from '../environment/tamper-proof.ts';

type Namespace = Record<string, unknown>;
type Factory = (exports: Namespace, require: (specifier: string) => unknown, meta: object, dynamicImport: (specifier: string) => Promise<unknown>) => void;
type Import = (specifier: string) => Promise<Namespace>;

interface CompiledModule {
  readonly overlay: OverlayDto;
  readonly evaluate: Factory;
  /** `import()` as the module itself would call it. */
  readonly import: Import;
}

const apply = Reflect.apply;
const hasOwn = Object.hasOwn;

/**
 * Evaluates the ES modules of a subject as functions: compiled once, instantiated as often as wanted. What they import
 * from elsewhere is imported once, by Node.
 */
export class ModuleFactories {
  readonly #subject: SubjectDto;
  readonly #overlays: ReadonlyMap<string, OverlayDto>;
  readonly #modules = tamperProofMap<string, CompiledModule>();
  readonly #foreign = tamperProofMap<string, Namespace>();

  private constructor(subject: SubjectDto) {
    this.#subject = subject;
    this.#overlays = tamperProofMap(subject.overlays.map((overlay) => [overlay.url, overlay] as const));
  }

  /**
   * @returns `undefined` when the subject cannot be evaluated this way: a module of it has no factory, does not
   * compile, or imports something that cannot be imported. Then Node says what is wrong.
   */
  static async prepare(subject: SubjectDto): Promise<ModuleFactories | undefined> {
    if (subject.format !== 'module' || !subject.overlays.some(({ url }) => url === subject.url)) return undefined;
    if (subject.overlays.some(({ format, factory }) => format === 'module' && factory === undefined)) return undefined;
    const factories = new ModuleFactories(subject);
    try {
      factories.#compile();
      await factories.#importForeign();
      return factories;
    } catch {
      return undefined;
    }
  }

  /** New instances of all modules that the subject's entry needs; their errors are the subject's. */
  instantiate(): Namespace {
    return this.#instance(this.#subject.url, tamperProofMap());
  }

  #compile(): void {
    for (const overlay of this.#overlays.values()) {
      if (overlay.factory === undefined) continue;
      const options = { filename: fileURLToPath(overlay.url), importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER };
      const evaluate = compileFunction(overlay.factory.source, MODULE_FACTORY_PARAMETERS, options) as Factory;
      const dynamicImport = compileFunction('return import(specifier)', ['specifier'], options) as Import;
      this.#modules.set(overlay.url, { overlay, evaluate, import: dynamicImport });
    }
  }

  async #importForeign(): Promise<void> {
    for (const { overlay, import: importFrom } of this.#modules.values()) {
      for (const specifier of overlay.factory?.imports ?? []) {
        if (this.#ownUrl(overlay, specifier) === undefined) this.#foreign.set(foreignKey(overlay, specifier), await importFrom(specifier));
      }
    }
  }

  /** The overlay that a specifier means, if it means one. */
  #ownUrl(overlay: OverlayDto, specifier: string): string | undefined {
    const url = hasOwn(overlay.resolutions, specifier) ? overlay.resolutions[specifier] : undefined;
    return url !== undefined && this.#overlays.has(url) ? url : undefined;
  }

  #instance(url: string, instances: Map<string, Namespace>): Namespace {
    const known = instances.get(url);
    if (known !== undefined) return known;
    const module = this.#modules.get(url);
    if (module === undefined) return this.#plainInstance(url, instances);
    const exports: Namespace = Object.create(null) as Namespace;
    instances.set(url, exports);
    const { overlay } = module;
    const require = (specifier: string): unknown => {
      const own = this.#ownUrl(overlay, specifier);
      return own === undefined ? this.#foreign.get(foreignKey(overlay, specifier)) : this.#instance(own, instances);
    };
    const dynamicImport = async (specifier: string): Promise<unknown> => {
      const own = this.#ownUrl(overlay, String(specifier));
      return own === undefined ? module.import(specifier) : this.#instance(own, instances);
    };
    apply(module.evaluate, undefined, [exports, require, metaOf(overlay), dynamicImport]);
    return exports;
  }

  /** A CommonJS or JSON overlay, as an ES module sees it. */
  #plainInstance(url: string, instances: Map<string, Namespace>): Namespace {
    const file = fileURLToPath(url);
    const value: unknown = createRequire(file)(file);
    const named = (typeof value === 'object' && value !== null) || typeof value === 'function' ? value : {};
    const namespace = Object.assign(Object.create(null) as Namespace, named, { default: value });
    instances.set(url, namespace);
    return namespace;
  }
}

function foreignKey(overlay: OverlayDto, specifier: string): string {
  return `${overlay.url} ${overlay.resolutions[specifier] ?? specifier}`;
}

function metaOf(overlay: OverlayDto): object {
  const filename = fileURLToPath(overlay.url);
  return { url: overlay.url, filename, dirname: dirname(filename), resolve: (specifier: string) => resolvedUrl(overlay, String(specifier)) };
}

/** Relative addresses need not lead anywhere; names of packages do. */
function resolvedUrl({ url, resolutions }: OverlayDto, specifier: string): string {
  if (hasOwn(resolutions, specifier)) return resolutions[specifier] as string;
  if (/^(?:\.{0,2}\/|[a-z][a-z+.-]+:)/i.test(specifier)) return new URL(specifier, url).href;
  return isBuiltin(specifier) ? `node:${specifier}` : pathToFileURL(createRequire(url).resolve(specifier)).href;
}
