import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AukletError, type OverlayDto } from '@auklet/protocol';
import { dependencyOverlay, readText, resolutionsOf } from './loading/dependency-overlay.ts';
import { graphFormats } from './loading/graph-formats.ts';
import { moduleFormat, moduleSyntax } from './loading/module-format.ts';
import { readModuleGraph, type GraphModule, type ProjectTest } from './loading/module-graph.ts';
import { findPackageScope, type PackageScope } from './loading/package-scope.ts';
import { projectSyntax } from './loading/project-syntax.ts';
import { parseSource } from './loading/parse-source.ts';
import { sourceLanguage, type SourceLanguage } from './loading/source-language.ts';
import type { SourceModule } from './source-module.ts';

/**
 * Reads the module at `file` (a path, absolute or from the working directory) and the project files it imports.
 *
 * @param followed names of installed packages whose files count as files of the project.
 * @throws AukletError `usage` when there is no such file or it is neither JavaScript nor TypeScript;
 * `unloadable` when it or a project file it imports does not parse, or a relative import leads nowhere.
 */
export async function readModule(file: string, followed: readonly string[] = []): Promise<SourceModule> {
  const path = realFile(file);
  const language = languageOf(path);
  const source = readText(path);
  const syntax = projectSyntax(path);
  const ast = parseSource({ file: path, source, ...language, decorators: syntax.decorators });
  const scope = findPackageScope(path);
  const graph = await readModuleGraph(path, projectTest(scope, followed));
  const entry = graph.get(path);
  if (entry === undefined) throw new AukletError('unloadable', `${path}: the file cannot be followed.`);
  const format = moduleFormat(language, scope, moduleSyntax(ast));
  return {
    url: pathToFileURL(path).href,
    file: path,
    source,
    format,
    language: language.language,
    jsx: language.jsx,
    syntax,
    resolutions: resolutionsOf(entry),
    dependencies: await overlaysOf(graph, entry),
  };
}

function overlaysOf(graph: ReadonlyMap<string, GraphModule>, entry: GraphModule): Promise<OverlayDto[]> {
  const formats = graphFormats(graph);
  const required = new Set([...graph.values()].filter(({ file }) => formats.get(file) === 'module').flatMap(({ imports }) => imports.filter(({ kind }) => kind === 'require').map(({ file }) => file)));
  const dependencies = [...graph.values()].filter((module) => module !== entry);
  return Promise.all(dependencies.map((module) => dependencyOverlay(module, { format: formats.get(module.file) ?? 'module', isRequired: required.has(module.file) })));
}

function realFile(file: string): string {
  const path = resolve(file);
  if (!existsSync(path)) throw new AukletError('usage', `There is no file ${path}.`);
  if (!statSync(path).isFile()) throw new AukletError('usage', `${path} is not a file.`);
  return realpathSync(path);
}

function languageOf(path: string): SourceLanguage {
  const language = sourceLanguage(path);
  if (language !== undefined) return language;
  throw new AukletError('usage', `${path} is not a JavaScript or TypeScript module (.js .mjs .cjs .jsx .ts .mts .cts .tsx).`);
}

/** Files of the subject's own package, wherever it lies, of packages that are followed, and files outside of any `node_modules` folder. */
function projectTest(scope: PackageScope | null, followed: readonly string[]): ProjectTest {
  const root = scope === null ? null : `${scope.directory}${sep}`;
  const installed = `${sep}node_modules${sep}`;
  return (file) => {
    const within = root !== null && file.startsWith(root) ? file.slice(root.length - 1) : file;
    const at = within.lastIndexOf(installed);
    return at < 0 || followed.some((name) => within.startsWith(`${name.split('/').join(sep)}${sep}`, at + installed.length));
  };
}
