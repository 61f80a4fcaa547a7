import { extname } from 'node:path';
import { moduleFormat } from './module-format.ts';
import type { GraphModule } from './module-graph.ts';
import { findPackageScope } from './package-scope.ts';
import { sourceLanguage } from './source-language.ts';

export type GraphFormats = ReadonlyMap<string, 'module' | 'commonjs'>;

/**
 * The format in which each project file is to be loaded. What CommonJS code requires has to be CommonJS on every
 * supported Node, so a file with ES module syntax that it reaches is compiled, unless it is an ES module for Node too.
 */
export function graphFormats(graph: ReadonlyMap<string, GraphModule>): GraphFormats {
  const formats = new Map<string, 'module' | 'commonjs'>();
  for (const module of graph.values()) formats.set(module.file, ownFormat(module));
  const pending = [...graph.values()].filter(({ file }) => formats.get(file) === 'commonjs');
  for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
    for (const { file, kind } of module.imports) {
      const imported = graph.get(file);
      if (kind === 'dynamic' || imported === undefined || formats.get(file) === 'commonjs' || isNodeModule(file)) continue;
      formats.set(file, 'commonjs');
      pending.push(imported);
    }
  }
  return formats;
}

function ownFormat({ file, syntax }: GraphModule): 'module' | 'commonjs' {
  return moduleFormat(sourceLanguage(file) ?? { language: 'javascript', jsx: false }, findPackageScope(file), syntax);
}

function isNodeModule(file: string): boolean {
  return extname(file).startsWith('.m') || findPackageScope(file)?.manifest['type'] === 'module';
}
