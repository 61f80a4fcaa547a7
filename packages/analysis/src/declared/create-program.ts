import { dirname } from 'node:path';
import type * as Compiler from '@typescript/typescript6';

/**
 * A program of one file and what it imports, under the options of the project's tsconfig where these bear on
 * types. Ambient type packages and the DOM library are left out: they cost more than the whole rest.
 */
export function createProgram(ts: typeof Compiler, file: string): Compiler.Program {
  return ts.createProgram({
    rootNames: [file],
    options: {
      ...projectOptions(ts, file),
      allowJs: false,
      lib: ['lib.es2023.d.ts', 'lib.decorators.d.ts'],
      types: [],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      skipDefaultLibCheck: true,
    },
  });
}

function projectOptions(ts: typeof Compiler, file: string): Compiler.CompilerOptions {
  const defaults = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ES2023 };
  const config = ts.findConfigFile(dirname(file), ts.sys.fileExists);
  if (config === undefined) return defaults;
  const { config: raw } = ts.readConfigFile(config, ts.sys.readFile) as { config?: unknown };
  const host = { ...ts.sys, readDirectory: () => [] };
  const { paths, baseUrl, pathsBasePath, customConditions, jsx, exactOptionalPropertyTypes } = ts.parseJsonConfigFileContent(raw ?? {}, host, dirname(config)).options;
  const relevant = { paths, baseUrl, pathsBasePath, customConditions, jsx, exactOptionalPropertyTypes };
  return { ...defaults, ...Object.fromEntries(Object.entries(relevant).filter(([, value]) => value !== undefined)) };
}
