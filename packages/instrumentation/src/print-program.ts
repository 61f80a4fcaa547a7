import { createRequire } from 'node:module';
import { STANDARD_SYNTAX, type ProjectSyntax } from '@auklet/protocol';
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
      plugins: pluginsFor(file, source, options),
    });
    return result as { code: string; map: SourceMap };
  } catch (error) {
    throw unloadable(options.filename, error);
  }
}

function pluginsFor(file: t.File, source: string, options: InstrumentOptions): PluginItem[] {
  const { syntax = STANDARD_SYNTAX } = options;
  return [
    ...(source.includes('@') && syntax.decorators === 'standard' ? [[resolve('@babel/plugin-proposal-decorators'), { version: '2023-11' }] as PluginItem] : []),
    ...(/\busing\b/.test(source) ? [resolve('@babel/plugin-transform-explicit-resource-management')] : []),
    ...(options.language === 'typescript' ? [[resolve('@babel/plugin-transform-typescript'), typescriptOptions(options, syntax)] as PluginItem] : []),
    ...(options.jsx ? [[resolve('@babel/plugin-transform-react-jsx'), jsxOptions(syntax, source)] as PluginItem] : []),
    ...(options.format === 'commonjs' && file.program.sourceType === 'module' ? [resolve('@babel/plugin-transform-modules-commonjs')] : []),
  ];
}

function typescriptOptions({ jsx }: InstrumentOptions, { keepsImports, jsx: elements }: ProjectSyntax): object {
  const pragmas = elements.runtime === 'classic' ? { jsxPragma: elements.factory, jsxPragmaFrag: elements.fragment } : {};
  return { allowDeclareFields: true, allowNamespaces: true, isTSX: jsx, optimizeConstEnums: false, onlyRemoveTypeImports: keepsImports, ...pragmas };
}

/** A file may choose the runtime for itself, in a comment; it then names the functions, too. */
function jsxOptions({ jsx }: ProjectSyntax, source: string): object {
  if (jsx.runtime === 'classic') return { runtime: 'classic', pragma: jsx.factory, pragmaFrag: jsx.fragment };
  return /@jsxRuntime\s+classic\b/.test(source) ? { runtime: 'automatic' } : jsx;
}
