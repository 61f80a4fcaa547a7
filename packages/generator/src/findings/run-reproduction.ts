import { spawn } from 'node:child_process';
import type { ProcessEnd } from '@auklet/render';

/** Runs in a row that must all end alike. */
const RUNS = 3;
const LONGEST_MS = 10_000;
/** What Node says last when an error ends it, be it one of loading the module: that is not the exit that was asked for. */
const DIED_OF_AN_ERROR = /^Node\.js v\d/m;

export interface Reproduction {
  readonly script: string;
  readonly nodeArguments: readonly string[];
  readonly end: ProcessEnd;
}

/** Whether the script, run by plain Node on the original module, ends as it should, each time. */
export async function reproduces(reproduction: Reproduction, cwd: string): Promise<boolean> {
  const runs = await Promise.all(Array.from({ length: RUNS }, () => endsAsExpected(reproduction, cwd)));
  return runs.every(Boolean);
}

function endsAsExpected({ script, nodeArguments, end }: Reproduction, cwd: string): Promise<boolean> {
  const limit = end.kind === 'timeout' ? end.milliseconds : LONGEST_MS;
  const child = spawn(process.execPath, [...nodeArguments, '--eval', script], {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: limit,
    killSignal: 'SIGKILL',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code, signal) => resolve(isExpected(end, { code, signal, words, wasKilled: child.killed })));
  });
}

interface SeenEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly words: string;
  /** By the time limit. */
  readonly wasKilled: boolean;
}

function isExpected(end: ProcessEnd, { code, signal, words, wasKilled }: SeenEnd): boolean {
  if (end.kind === 'timeout') return wasKilled;
  if (wasKilled) return false;
  switch (end.kind) {
    case 'exit':
      return code === end.code && !DIED_OF_AN_ERROR.test(words);
    case 'signal':
      return signal === end.signal;
    case 'words':
      return words.includes(end.words);
  }
}
