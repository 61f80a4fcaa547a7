import { createRequire } from 'node:module';
import { transformFromAstSync, traverse, type PluginItem } from '@babel/core';
import type * as t from '@babel/types';
import type { InstrumentOptions } from './instrument.ts';
import { unloadable } from './unloadable.ts';

export interface SourceMap {
  readonly version: number;
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
  readonly sourcesContent?: readonly (string | null)[];
}

const resolve = createRequire(import.meta.url).resolve;

/**
 * Strips types and prints the program with a source map to the text that it was parsed from.
 *
 * @throws AukletError `unloadable` for syntax that has no meaning in JavaScript.
 */
export function printProgram(file: t.File, source: string, options: InstrumentOptions): { code: string; map: SourceMap } {
  // The tree goes in as it is, but what earlier traversals know about it is out of date.
  traverse.cache.clear();
  try {
    const result = transformFromAstSync(file, source, {
      filename: options.filename,
      sourceFileName: options.filename,
      configFile: false,
      babelrc: false,
      browserslistConfigFile: false,
      comments: true,
      compact: false,
      sourceMaps: true,
      cloneInputAst: false,
      plugins: pluginsFor(file, options),
    });
    return result as { code: string; map: SourceMap };
  } catch (error) {
    throw unloadable(options.filename, error);
  }
}

function pluginsFor(file: t.File, options: InstrumentOptions): PluginItem[] {
  return [
    ...(options.language === 'typescript' ? [[resolve('@babel/plugin-transform-typescript'), typescriptOptions(options)] as PluginItem] : []),
    ...(options.jsx ? [[resolve('@babel/plugin-transform-react-jsx'), { runtime: 'automatic' }] as PluginItem] : []),
    ...(options.format === 'commonjs' && file.program.sourceType === 'module' ? [resolve('@babel/plugin-transform-modules-commonjs')] : []),
  ];
}

function typescriptOptions(options: InstrumentOptions): object {
  return { allowDeclareFields: true, allowNamespaces: true, isTSX: options.jsx, optimizeConstEnums: false };
}
