import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform, type Loader, type TransformOptions } from 'esbuild';
import { getTsconfig, type TsConfigResult } from 'get-tsconfig';
import type { OverlayDto } from '@auklet/protocol';
import type { GraphModule } from './module-graph.ts';
import { sourceLanguage } from './source-language.ts';

const LOADERS: Readonly<Record<string, Loader>> = { '.jsx': 'jsx', '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx' };

export interface OverlayOptions {
  readonly format: 'module' | 'commonjs';
  /** Some ES module names it in `import x = require()`. */
  readonly isRequired: boolean;
}

/** Makes a project file loadable by Node: TypeScript and JSX are compiled, everything else keeps its text. */
export async function dependencyOverlay(module: GraphModule, { format, isRequired }: OverlayOptions): Promise<OverlayDto> {
  const { file } = module;
  const url = pathToFileURL(file).href;
  const resolutions = resolutionsOf(module);
  if (extname(file) === '.json') return { url, format: 'json', source: readText(file), resolutions };
  if (sourceLanguage(file) === undefined && extname(file) !== '') return assetOverlay(url, format);
  const source = withoutHashbang(await compile(module, readText(file), format));
  if (format === 'commonjs' || !isRequired || HAS_DEFAULT.test(source)) return { url, format, source, resolutions };
  return { url, format, source: `${source}\nexport * as default from ${JSON.stringify(SELF)};\n`, resolutions: { ...resolutions, [SELF]: url } };
}

/** The specifier by which a module without a default export gives its namespace to those who require it. */
const SELF = 'auklet:self';
const HAS_DEFAULT = /\bexport\s+default\b|\bas\s+default\b/;

/** A style sheet, an image: a bundler would give its address. */
function assetOverlay(url: string, format: 'module' | 'commonjs'): OverlayDto {
  const address = JSON.stringify(url);
  return { url, format, source: format === 'module' ? `export default ${address};\n` : `module.exports = ${address};\n`, resolutions: {} };
}

/** Lines keep their numbers. */
function withoutHashbang(source: string): string {
  return source.replace(/^#!.*/, '');
}

export function resolutionsOf(module: GraphModule): Record<string, string> {
  return Object.fromEntries(module.imports.map(({ specifier, file }) => [specifier, pathToFileURL(file).href]));
}

/** A file's text without byte order mark. */
export function readText(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

const MAY_HOLD_JSX = /<(?:[A-Za-z][\w.:-]*[\s/>]|>)/;

async function compile({ file, syntax }: GraphModule, source: string, format: 'module' | 'commonjs'): Promise<string> {
  const toCommonJs = format === 'commonjs' && syntax === 'module';
  const loader = LOADERS[extname(file)] ?? (extname(file) === '.js' && MAY_HOLD_JSX.test(source) ? 'jsx' : toCommonJs ? 'js' : undefined);
  if (loader === undefined) return source;
  const compiled = await transform(loader.startsWith('ts') ? withoutRequireImports(source, format) : source, {
    loader,
    sourcefile: file,
    platform: 'node',
    target: 'node20.19',
    jsx: 'automatic',
    ...(format === 'commonjs' ? { format: 'cjs' } : {}),
    ...compilerOptions(getTsconfig(file)),
  });
  return compiled.code;
}

/** `import x = require('y')` in an ES module: Node gives a CommonJS module's exports as the default import. */
function withoutRequireImports(source: string, format: 'module' | 'commonjs'): string {
  if (format === 'commonjs') return source;
  return source.replace(/^([ \t]*)import\s+([\w$]+)\s*=\s*require\s*\(\s*(['"][^'"]+['"])\s*\)/gm, '$1import $2 from $3');
}

function compilerOptions(tsconfig: TsConfigResult | null): Pick<TransformOptions, 'tsconfigRaw' | 'jsx'> {
  const options = tsconfig?.config.compilerOptions;
  if (options === undefined) return {};
  const { jsx, jsxFactory, jsxFragmentFactory, jsxImportSource, experimentalDecorators, useDefineForClassFields, verbatimModuleSyntax, target } = options;
  const relevant = { jsxFactory, jsxFragmentFactory, jsxImportSource, experimentalDecorators, useDefineForClassFields, verbatimModuleSyntax, target };
  return {
    tsconfigRaw: JSON.stringify({ compilerOptions: relevant }),
    ...(jsx?.toLowerCase() === 'react' ? { jsx: 'transform' } : {}),
  };
}
