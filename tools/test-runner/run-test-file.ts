import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { fileVerdict, type ProcessEnd } from './file-verdict.ts';
import { MESSAGE_DESCRIPTOR, type TestMessage } from './test-message.ts';
import type { FileResult } from './test-results.ts';

/** Milliseconds. */
export interface Limits {
  /** From the start of the process to the end of the last test. */
  readonly running: number;
  /** From the end of the last test to the end of the process. */
  readonly exiting: number;
}

export const DEFAULT_LIMITS: Limits = { running: 240_000, exiting: 15_000 };

const ENTRY = fileURLToPath(new URL('test-process.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const OUTPUT_GRACE = 1_000;

const running = new Set<ChildProcess>();

/** Runs one test file in a process group of its own, which does not outlive it. */
export async function runTestFile(
  file: string,
  cwd: string,
  limits: Limits = DEFAULT_LIMITS,
): Promise<{ result: FileResult; output: string }> {
  const child = spawn(process.execPath, ['--import', TSX, ENTRY, file], {
    cwd,
    // nx asks its tasks for colours, and whatever a test starts would obey.
    env: { ...process.env, FORCE_COLOR: '0' },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  const closed = once(child, 'close');
  const output = collect(child.stdio[1] as Readable, child.stdio[2] as Readable);
  const report = collect(child.stdio[MESSAGE_DESCRIPTOR] as Readable);
  const end = await watch(child, limits, () => messagesIn(report()).some(({ kind }) => kind === 'done'));
  await Promise.race([closed, delay(OUTPUT_GRACE, undefined, { ref: false })]);
  killGroup(child);
  running.delete(child);
  return { result: fileVerdict(file, messagesIn(report()), end), output: output() };
}

/** Ends every process that a run in progress has started. */
export function killRunning(): void {
  for (const child of running) killGroup(child);
}

async function watch(child: ChildProcess, limits: Limits, isDone: () => boolean): Promise<ProcessEnd> {
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const started = Date.now();
  let doneAt: number | null = null;
  for (;;) {
    const ended = await Promise.race([exit, delay(50, null)]);
    if (ended !== null) return { code: ended[0], signal: ended[1], killed: null };
    const now = Date.now();
    if (isDone()) doneAt ??= now;
    const killed = overdue(limits, started, doneAt, now);
    if (killed === null) continue;
    killGroup(child);
    const [code, signal] = await exit;
    return { code, signal, killed };
  }
}

function overdue(limits: Limits, started: number, doneAt: number | null, now: number): ProcessEnd['killed'] {
  if (doneAt === null) return now - started > limits.running ? 'running' : null;
  return now - doneAt > limits.exiting ? 'exiting' : null;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function collect(...streams: Readable[]): () => string {
  let text = '';
  for (const stream of streams) stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return () => text;
}

function messagesIn(report: string): TestMessage[] {
  const lines = report.slice(0, report.lastIndexOf('\n') + 1).split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TestMessage);
}
