import { extname, isAbsolute, parse, resolve } from 'node:path';
import { isBuiltin } from 'node:module';
import { build, type Message, type Metafile, type OnResolveResult, type Plugin, type PluginBuild, type OnResolveArgs } from 'esbuild';
import { AukletError } from '@auklet/protocol';
import { computedPathsAreUnknown, isUnmatchedPattern } from './computed-paths.ts';
import { sourceLanguage } from './source-language.ts';

/** One file that the subject reaches, with its imports of other project files. */
export interface GraphModule {
  readonly file: string;
  readonly syntax: 'module' | 'commonjs' | 'none';
  readonly imports: readonly GraphImport[];
}

export interface GraphImport {
  readonly specifier: string;
  /** Absolute path. */
  readonly file: string;
  /** `static` is an `import` or `export … from` statement; `import x = require()` counts as `require`. */
  readonly kind: 'static' | 'dynamic' | 'require';
}

/** Tells project files, which are followed, from installed packages, which Node loads. */
export type ProjectTest = (file: string) => boolean;

const EXTENSIONS = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx', '.jsx', '.json'];

/**
 * Follows the imports of `entry` through the project, the way bundlers do: extensionless, `.js` for `.ts`,
 * folders, tsconfig `paths`, package `imports`, `exports` and self references.
 *
 * @throws AukletError `unloadable` when a project file does not parse or a relative import leads nowhere.
 */
export async function readModuleGraph(entry: string, isProjectFile: ProjectTest): Promise<ReadonlyMap<string, GraphModule>> {
  const { root } = parse(entry);
  try {
    return await buildGraph(entry, isProjectFile, []);
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    if (!error.errors.every(isUnmatchedPattern)) throw buildFault(error, root);
    return await buildGraph(entry, isProjectFile, [computedPathsAreUnknown]);
  }
}

async function buildGraph(entry: string, isProjectFile: ProjectTest, plugins: readonly Plugin[]): Promise<ReadonlyMap<string, GraphModule>> {
  const { root } = parse(entry);
  const found: Resolutions = new Map();
  const { metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    outdir: root,
    bundle: true,
    write: false,
    metafile: true,
    treeShaking: false,
    ignoreAnnotations: true,
    platform: 'node',
    format: 'esm',
    conditions: [],
    resolveExtensions: EXTENSIONS,
    loader: { '.js': 'jsx' },
    jsx: 'preserve',
    logLevel: 'silent',
    plugins: [projectFilesOnly(isProjectFile, found), ...plugins, assetsAreEmpty],
  });
  return toGraph(metafile, found, root);
}

/** Importer -> specifier -> where it leads. */
type Resolutions = Map<string, Map<string, GraphImport>>;

function projectFilesOnly(isProjectFile: ProjectTest, found: Resolutions): Plugin {
  return {
    name: 'project-files-only',
    setup(context): void {
      context.onResolve({ filter: /.*/ }, (args) => resolveImport(context, args, isProjectFile, found));
    },
  };
}

const NESTED = Symbol('nested');

async function resolveImport(context: PluginBuild, args: OnResolveArgs, isProjectFile: ProjectTest, found: Resolutions): Promise<OnResolveResult | undefined> {
  if (args.kind === 'entry-point' || args.pluginData === NESTED) return undefined;
  const external = { path: args.path, external: true };
  if (isBuiltin(args.path) || /^(?:data|https?):/.test(args.path)) return external;
  const { importer, resolveDir, kind, with: attributes } = args;
  const { path, errors } = await context.resolve(args.path, { importer, resolveDir, kind, with: attributes, pluginData: NESTED });
  if (errors.length > 0) {
    const isFatal = kind === 'import-statement' && args.path.startsWith('.');
    return isFatal ? { errors: [{ text: `Cannot find module '${args.path}'` }] } : external;
  }
  if (!isAbsolute(path) || extname(path) === '.node') return external;
  const isFollowed = isProjectFile(path);
  if (isFollowed || needsBundlerResolution(args.path, kind)) remember(found, importer, { specifier: args.path, file: path, kind: importKind(kind) });
  return isFollowed ? { path } : external;
}

function importKind(kind: OnResolveArgs['kind']): GraphImport['kind'] {
  if (kind === 'dynamic-import') return 'dynamic';
  return kind === 'require-call' || kind === 'require-resolve' ? 'require' : 'static';
}

/** Node does not guess the extension of `package/folder/file` in an `import`; bundlers do. */
function needsBundlerResolution(specifier: string, kind: OnResolveArgs['kind']): boolean {
  const isSubpath = specifier.split('/').length > (specifier.startsWith('@') ? 2 : 1);
  return kind !== 'require-call' && kind !== 'require-resolve' && isSubpath && extname(specifier) === '';
}

/** A specifier that is required as well as imported counts as required. */
function remember(found: Resolutions, importer: string, entry: GraphImport): void {
  const ofImporter = found.get(importer) ?? new Map<string, GraphImport>();
  found.set(importer, ofImporter);
  if (ofImporter.get(entry.specifier)?.kind !== 'require') ofImporter.set(entry.specifier, entry);
}

/** Style sheets, images and the like have no code to follow. */
const assetsAreEmpty: Plugin = {
  name: 'assets-are-empty',
  setup(context): void {
    context.onLoad({ filter: /.*/ }, ({ path }) => {
      if (sourceLanguage(path) !== undefined || extname(path) === '.json') return undefined;
      return extname(path) === '' ? undefined : { contents: '', loader: 'empty' };
    });
  },
};

function toGraph(metafile: Metafile, found: Resolutions, root: string): Map<string, GraphModule> {
  const graph = new Map<string, GraphModule>();
  for (const [input, { format }] of Object.entries(metafile.inputs)) {
    const file = resolve(root, input);
    const imports = [...(found.get(file)?.values() ?? [])];
    graph.set(file, { file, syntax: format === 'esm' ? 'module' : format === 'cjs' ? 'commonjs' : 'none', imports });
  }
  return graph;
}

function isBuildFailure(error: unknown): error is Error & { errors: Message[] } {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function buildFault(error: Error & { errors: readonly Message[] }, root: string): AukletError {
  const [message] = error.errors;
  if (message === undefined) return new AukletError('unloadable', error.message, { cause: error });
  const { location, text } = message;
  const where = location === null ? '' : `${resolve(root, location.file)}:${location.line}:${location.column + 1}: `;
  return new AukletError('unloadable', `${where}${text}`, { cause: error });
}
