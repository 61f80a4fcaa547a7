// Runs in the child: may import node builtins and protocol only.
import Module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction, constants } from 'node:vm';
import type { OverlayDto } from '@auklet/protocol';
import { tamperProofMap } from '../environment/tamper-proof.ts';
import type { Patches } from '../environment/patches.ts';

/** The parts of `node:module` that have no types. */
interface ModuleInternals {
  _cache: Record<string, NodeJS.Module | undefined>;
  _extensions: Record<string, (module: NodeJS.Module, filename: string) => void>;
  _resolveFilename(request: string, parent: { filename?: string } | undefined, ...rest: unknown[]): string;
}

type Wrapper = (this: unknown, exports: unknown, require: NodeJS.Require, module: NodeJS.Module, filename: string, directory: string) => void;

const internals = Module as unknown as ModuleInternals;
const apply = Reflect.apply;
const hasOwn = Object.hasOwn;

/** Makes `require` evaluate overlays instead of what is on disk, and can evaluate them anew. */
export class CjsOverlays {
  readonly #overlays: ReadonlyMap<string, OverlayDto>;
  readonly #renewed: readonly string[];
  readonly #compiled = tamperProofMap<string, Wrapper>();
  #parked = tamperProofMap<string, NodeJS.Module>();

  /** @param renewed files whose instances are this subject's own */
  constructor(overlays: readonly OverlayDto[], renewed: readonly string[]) {
    this.#overlays = tamperProofMap(overlays.map((overlay) => [fileURLToPath(overlay.url), overlay] as const));
    this.#renewed = renewed;
  }

  /** Until it is restored, this subject's instances stand in for whatever else was loaded from the same files. */
  install(patches: Patches): void {
    patches.wrap(internals, '_resolveFilename', (original) => (...args: Parameters<ModuleInternals['_resolveFilename']>) => {
      const [request, parent] = args;
      const resolutions = parent?.filename === undefined ? undefined : this.#overlays.get(parent.filename)?.resolutions;
      const target = resolutions !== undefined && hasOwn(resolutions, request) ? resolutions[request] : undefined;
      return target?.startsWith('file:') ? fileURLToPath(target) : apply(original, internals, args);
    });
    for (const extension of Object.keys(internals._extensions)) {
      patches.wrap(internals._extensions, extension, (original) => (module: NodeJS.Module, filename: string) => {
        const overlay = this.#overlays.get(filename);
        if (overlay === undefined || overlay.format === 'module') apply(original, internals._extensions, [module, filename]);
        else if (overlay.format === 'json') module.exports = JSON.parse(overlay.source);
        else this.#evaluate(module, filename, overlay.source);
      });
    }
    const others = this.#swap(this.#parked);
    patches.onRestore(() => {
      this.#parked = this.#swap(others);
    });
  }

  /** Forgets all instances, so that the next `require` makes new ones. */
  renew(): void {
    for (const file of this.#renewed) delete internals._cache[file];
  }

  /** Compiles once and evaluates as often as there are instances. */
  #evaluate(module: NodeJS.Module, filename: string, source: string): void {
    let wrapper = this.#compiled.get(filename);
    if (wrapper === undefined) {
      wrapper = compileFunction(source.replace(/^#!.*/, ''), ['exports', 'require', 'module', '__filename', '__dirname'], {
        filename,
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      }) as Wrapper;
      this.#compiled.set(filename, wrapper);
    }
    apply(wrapper, module.exports, [module.exports, requireOf(module, filename), module, filename, dirname(filename)]);
  }

  #swap(entries: Map<string, NodeJS.Module>): Map<string, NodeJS.Module> {
    const before = tamperProofMap<string, NodeJS.Module>();
    for (const file of this.#renewed) {
      const cached = internals._cache[file];
      if (cached !== undefined) before.set(file, cached);
      const entry = entries.get(file);
      if (entry === undefined) delete internals._cache[file];
      else internals._cache[file] = entry;
    }
    return before;
  }
}

function requireOf(module: NodeJS.Module, filename: string): NodeJS.Require {
  const { resolve, cache, extensions, main } = createRequire(filename);
  return Object.assign((id: string): unknown => module.require(id), { resolve, cache, extensions, main });
}
