import { AukletError } from '@auklet/protocol';
import { globSync } from 'tinyglobby';
import type { ImportWalk } from '../jobs/imported-files.ts';

/** Absolute paths of the test files that globs name and that import a module, sorted. */
export function seedFiles(globs: readonly string[], module: string, cwd: string, imports: ImportWalk): readonly string[] {
  return globs.length === 0 ? [] : filesOf(globs, cwd).filter((file) => file !== module && imports.importsOf(file).files.has(module));
}

/** @throws AukletError `usage` when there is no such file. */
export function checkSeedTests(globs: readonly string[], cwd: string): void {
  const empty = globs.find((glob) => filesOf([glob], cwd).length === 0);
  if (empty !== undefined) throw new AukletError('usage', `--seed-tests ${empty}: there is no such file; name test files by path or glob, relative to the working folder`);
}

function filesOf(globs: readonly string[], cwd: string): readonly string[] {
  return globSync([...globs], { cwd, absolute: true, ignore: ['**/node_modules/**'] }).sort();
}
