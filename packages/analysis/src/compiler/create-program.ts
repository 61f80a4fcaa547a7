import type * as Compiler from '@typescript/typescript6';
import { withAmbientTypes } from './ambient-types.ts';
import { bundlerOptions, projectOptions } from './project-options.ts';

/**
 * A program of one file and what it imports, under the options of the project's tsconfig where these bear on
 * types. Ambient type packages and the DOM library are stood in for: they cost more than the whole rest.
 */
export function createProgram(ts: typeof Compiler, file: string): Compiler.Program {
  const { paths, baseUrl, pathsBasePath, customConditions, jsx, exactOptionalPropertyTypes } = projectOptions(ts, file);
  const relevant = { paths, baseUrl, pathsBasePath, customConditions, jsx, exactOptionalPropertyTypes };
  const options: Compiler.CompilerOptions = {
    ...bundlerOptions(ts),
    ...Object.fromEntries(Object.entries(relevant).filter(([, value]) => value !== undefined)),
    allowJs: false,
    lib: ['lib.es2023.d.ts', 'lib.decorators.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
  };
  const { host, root } = withAmbientTypes(ts, ts.createCompilerHost(options));
  return ts.createProgram({ rootNames: [file, root], options, host });
}
