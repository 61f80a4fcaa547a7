import { statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { AukletError } from '@auklet/protocol';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';
import { onlyChanged } from './changed-lines.ts';
import type { LineRange } from './line-range.ts';

/** One module to test. `exportName` narrows the tests to one of its exports, `lines` to some of its lines. */
export interface Target {
  /** Absolute path. */
  readonly file: string;
  /** Relative to the working folder, with forward slashes; for people. */
  readonly label: string;
  readonly exportName: string | null;
  readonly lines: readonly LineRange[] | null;
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

/** What narrows the words down. */
export interface TargetFilter {
  /** Globs of modules that are none, relative to the working folder. */
  readonly exclude?: readonly string[];
  /** Git ref: only what differs from it counts. */
  readonly changed?: string | undefined;
}

/**
 * Modules that the user's words mean, each once, in the order of the words, files of one word sorted. Ranges of lines
 * of one file add up.
 *
 * @throws AukletError `usage` when a word matches nothing, or the ref is none.
 */
export async function findTargets(words: readonly string[], cwd: string, { exclude = [], changed }: TargetFilter = {}): Promise<readonly Target[]> {
  const targets = new Map<string, Target>();
  for (const word of words) {
    for (const found of await targetsOf(word, cwd, exclude)) {
      const key = `${found.file}:${found.exportName ?? ''}`;
      const known = targets.get(key);
      targets.set(key, known === undefined ? found : withLinesOf(known, found));
    }
  }
  const all = [...targets.values()];
  return changed === undefined ? all : onlyChanged(all, changed);
}

function withLinesOf(known: Target, other: Target): Target {
  return { ...known, lines: known.lines === null || other.lines === null ? null : [...known.lines, ...other.lines] };
}

async function targetsOf(word: string, cwd: string, exclude: readonly string[]): Promise<readonly Target[]> {
  const path = resolve(cwd, word);
  const kind = kindOf(path);
  if (kind === 'file') return [target(path, cwd, dirname(path))];
  if (kind === 'directory') return matching(`${escapePath(withoutTrailingSlash(word).split(sep).join('/'))}/${SOURCES}`, word, cwd, path, exclude);
  const [, name, first, last = first, exportName = null] = /^(.+):(?:(\d+)(?:-(\d+))?|([A-Za-z_$][\w$]*))$/.exec(word) ?? [];
  if (name !== undefined && kindOf(resolve(cwd, name)) === 'file') {
    const file = resolve(cwd, name);
    const lines = first === undefined ? null : [rangeOf(word, Number(first), Number(last))];
    return [{ ...target(file, cwd, dirname(file)), exportName, lines }];
  }
  if (isDynamicPattern(word)) return matching(word.split(sep).join('/'), word, cwd, resolve(cwd, staticPart(word)), exclude);
  throw new AukletError('usage', `${word}: no such file or folder; give a file, a folder, a glob, file.ts:name or file.ts:10-40`);
}

function rangeOf(word: string, first: number, last: number): LineRange {
  if (first < 1 || last < first) throw new AukletError('usage', `${word}: lines count from 1 and go up; write file.ts:10-40`);
  return { first, last };
}

async function matching(pattern: string, word: string, cwd: string, base: string, exclude: readonly string[]): Promise<readonly Target[]> {
  const ignore = [...NOT_SUBJECTS, ...exclude.map(withoutTrailingSlash).flatMap((glob) => [glob, `${glob}/**`])];
  const files = await glob(pattern, { cwd, ignore, absolute: true, expandDirectories: false });
  if (files.length === 0) throw new AukletError('usage', `${word}: no JavaScript or TypeScript module there; tests, declarations, node_modules and what --exclude names do not count`);
  return files.sort().map((file) => target(resolve(file), cwd, base));
}

function target(file: string, cwd: string, base: string): Target {
  return { file, label: labelOf(file, cwd), exportName: null, lines: null, base };
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
