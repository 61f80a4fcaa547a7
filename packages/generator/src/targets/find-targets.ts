import { statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { AukletError } from '@auklet/protocol';
import { glob, isDynamicPattern } from 'tinyglobby';

/** One module to test. `exportName` narrows the tests to one of its exports. */
export interface Target {
  /** Absolute path. */
  readonly file: string;
  /** Relative to the working folder, with forward slashes; for people. */
  readonly label: string;
  readonly exportName: string | null;
  /** The folder that the user named; `--out` mirrors what lies below it. */
  readonly base: string;
}

const SOURCES = '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}';
const NOT_SUBJECTS = [
  '**/node_modules/**',
  '**/dist/**',
  '**/coverage/**',
  '**/.*/**',
  '**/*.d.{ts,cts,mts}',
  '**/*.{test,spec,bench,stories,config}.*',
  '**/{test,tests,__tests__,__mocks__,e2e}/**',
];

/**
 * Modules that the user's words mean, each once, in the order of the words, files of one word sorted.
 *
 * @throws AukletError `usage` when a word matches nothing.
 */
export async function findTargets(words: readonly string[], cwd: string): Promise<readonly Target[]> {
  const targets = new Map<string, Target>();
  for (const word of words) {
    for (const target of await targetsOf(word, cwd)) {
      const key = `${target.file}:${target.exportName ?? ''}`;
      if (!targets.has(key)) targets.set(key, target);
    }
  }
  return [...targets.values()];
}

async function targetsOf(word: string, cwd: string): Promise<readonly Target[]> {
  const kind = kindOf(resolve(cwd, word));
  if (kind === 'file') return [target(resolve(cwd, word), cwd, dirname(resolve(cwd, word)))];
  if (kind === 'directory') return matching(`${withoutTrailingSlash(word)}/${SOURCES}`, word, cwd, resolve(cwd, word));
  const named = /^(.+):([A-Za-z_$][\w$]*)$/.exec(word);
  if (named !== null && kindOf(resolve(cwd, named[1] as string)) === 'file') {
    const file = resolve(cwd, named[1] as string);
    return [target(file, cwd, dirname(file), named[2] as string)];
  }
  if (isDynamicPattern(word)) return matching(word, word, cwd, resolve(cwd, staticPart(word)));
  throw new AukletError('usage', `${word}: no such file or folder; give a file, a folder, a glob or file.ts:exportName`);
}

async function matching(pattern: string, word: string, cwd: string, base: string): Promise<readonly Target[]> {
  const files = await glob(pattern.split(sep).join('/'), { cwd, ignore: NOT_SUBJECTS, absolute: true, expandDirectories: false });
  if (files.length === 0) throw new AukletError('usage', `${word}: no JavaScript or TypeScript module there; tests, declarations and node_modules do not count`);
  return files.sort().map((file) => target(resolve(file), cwd, base));
}

function target(file: string, cwd: string, base: string, exportName: string | null = null): Target {
  return { file, label: labelOf(file, cwd), exportName, base };
}

/** The folders at the start of a glob, up to the first pattern. */
function staticPart(pattern: string): string {
  const parts = pattern.split('/');
  return parts.slice(0, parts.findIndex((part) => isDynamicPattern(part))).join('/');
}

/** A path as people write it: relative to the working folder where that is shorter than going up twice. */
export function labelOf(file: string, cwd: string): string {
  const path = relative(cwd, file);
  return (path.startsWith(`..${sep}..`) || isAbsolute(path) ? file : path).split(sep).join('/');
}

function kindOf(path: string): 'file' | 'directory' | 'nothing' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 'nothing';
  return stats.isDirectory() ? 'directory' : 'file';
}

function withoutTrailingSlash(path: string): string {
  return path.replace(/[\\/]+$/, '');
}
