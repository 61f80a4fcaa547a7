import { createRequire } from 'node:module';
import { AukletError } from '@auklet/protocol';
import { transformFromAstSync } from '@babel/core';
import type * as t from '@babel/types';
import type { InstrumentOptions } from './instrument.ts';

export interface SourceMap {
  readonly version: number;
  readonly sources: readonly string[];
  readonly names: readonly string[];
  readonly mappings: string;
  readonly sourcesContent?: readonly (string | null)[];
}

const resolve = createRequire(import.meta.url).resolve;

/** Strips types and prints the program with a source map to the text that it was parsed from. */
export function printProgram(file: t.File, source: string, options: InstrumentOptions): { code: string; map: SourceMap } {
  const plugins = options.language === 'typescript' ? [[resolve('@babel/plugin-transform-typescript'), typescriptOptions(options)]] : [];
  const result = transformFromAstSync(file, source, {
    filename: options.filename,
    sourceFileName: options.filename,
    configFile: false,
    babelrc: false,
    browserslistConfigFile: false,
    comments: true,
    compact: false,
    sourceMaps: true,
    plugins,
  });
  if (typeof result?.code !== 'string' || !result.map) throw new AukletError('unloadable', `${options.filename} cannot be printed.`);
  return { code: result.code, map: result.map as SourceMap };
}

function typescriptOptions(options: InstrumentOptions): object {
  return { allowDeclareFields: true, allowNamespaces: true, isTSX: options.jsx, optimizeConstEnums: false };
}
