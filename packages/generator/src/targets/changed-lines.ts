import { dirname } from 'node:path';
import { AukletError } from '@auklet/protocol';
import { x } from 'tinyexec';
import type { Target } from './find-targets.ts';
import type { LineRange } from './line-range.ts';

/** Modules about which git is asked at a time. */
const AT_ONCE = 16;

/**
 * The targets that differ from a git ref, narrowed to the lines that do. A file that git does not know yet is new as
 * a whole.
 *
 * @throws AukletError `usage` when git is not there, or knows no such ref.
 */
export async function onlyChanged(targets: readonly Target[], ref: string): Promise<readonly Target[]> {
  const narrowed: (Target | null)[] = [];
  for (let start = 0; start < targets.length; start += AT_ONCE) {
    const part = targets.slice(start, start + AT_ONCE);
    narrowed.push(...(await Promise.all(part.map(async (target) => withLines(target, await changedLines(target.file, ref))))));
  }
  return narrowed.filter((target) => target !== null);
}

function withLines(target: Target, changed: readonly LineRange[] | 'all'): Target | null {
  if (changed === 'all') return target;
  const lines = target.lines === null ? changed : target.lines.flatMap((range) => changed.flatMap((other) => overlap(range, other)));
  return lines.length === 0 ? null : { ...target, lines };
}

function overlap(a: LineRange, b: LineRange): readonly LineRange[] {
  const range = { first: Math.max(a.first, b.first), last: Math.min(a.last, b.last) };
  return range.first <= range.last ? [range] : [];
}

async function changedLines(file: string, ref: string): Promise<readonly LineRange[] | 'all'> {
  if (!(await isTracked(file))) return 'all';
  const diff = await git(file, ['diff', '--no-ext-diff', '--no-color', '--unified=0', '--end-of-options', ref, '--', file]);
  if (diff.code !== 0) throw new AukletError('usage', `--changed=${ref}: ${firstLine(diff.stderr)}`);
  return Array.from(diff.stdout.matchAll(HUNK), ([, first, count = '1']) => hunk(Number(first), Number(count)));
}

async function isTracked(file: string): Promise<boolean> {
  const listed = await git(file, ['ls-files', '--', file]);
  if (listed.code !== 0) throw new AukletError('usage', `--changed: ${firstLine(listed.stderr)}`);
  return listed.stdout !== '';
}

const HUNK = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm;

/** Where lines were only taken away, the lines around the gap count. */
function hunk(first: number, count: number): LineRange {
  return count === 0 ? { first: Math.max(first, 1), last: first + 1 } : { first, last: first + count - 1 };
}

interface GitRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function git(file: string, args: readonly string[]): Promise<GitRun> {
  try {
    const { exitCode, stdout, stderr } = await x('git', [...args], { nodeOptions: { cwd: dirname(file), env: { ...process.env, LC_ALL: 'C' } } });
    return { code: exitCode ?? 1, stdout, stderr };
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'needs git on the path' : `git cannot be run: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new AukletError('usage', `--changed: ${why}`, { cause });
  }
}

function firstLine(text: string): string {
  return (text.split('\n').find((line) => line.trim() !== '') ?? 'git failed').replace(/^fatal: /, '');
}
