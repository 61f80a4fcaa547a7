import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform, type Loader, type TransformOptions } from 'esbuild';
import { getTsconfig, type TsConfigResult } from 'get-tsconfig';
import type { OverlayDto } from '@auklet/protocol';
import { moduleFormat } from './module-format.ts';
import type { GraphModule } from './module-graph.ts';
import { findPackageScope } from './package-scope.ts';
import { sourceLanguage } from './source-language.ts';

const LOADERS: Readonly<Record<string, Loader>> = { '.jsx': 'jsx', '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx' };

/** Makes a project file loadable by Node: TypeScript and JSX are compiled, everything else keeps its text. */
export async function dependencyOverlay(module: GraphModule): Promise<OverlayDto> {
  const { file } = module;
  const url = pathToFileURL(file).href;
  const resolutions = resolutionsOf(module);
  const language = sourceLanguage(file);
  if (extname(file) === '.json') return { url, format: 'json', source: readText(file), resolutions };
  if (language === undefined && extname(file) !== '') return { url, format: 'module', source: `export default ${JSON.stringify(url)};\n`, resolutions };
  const format = moduleFormat(language ?? { language: 'javascript', jsx: false }, findPackageScope(file), module.syntax);
  return { url, format, source: await compile(file, readText(file), format), resolutions };
}

export function resolutionsOf(module: GraphModule): Record<string, string> {
  return Object.fromEntries(module.imports.map(({ specifier, file }) => [specifier, pathToFileURL(file).href]));
}

/** A file's text without byte order mark. */
export function readText(file: string): string {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}

const MAY_HOLD_JSX = /<(?:[A-Za-z][\w.:-]*[\s/>]|>)/;

async function compile(file: string, source: string, format: 'module' | 'commonjs'): Promise<string> {
  const loader = LOADERS[extname(file)] ?? (extname(file) === '.js' && MAY_HOLD_JSX.test(source) ? 'jsx' : undefined);
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
