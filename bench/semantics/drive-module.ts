import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ConstantPoolDto, RemoteObserverReference } from '@auklet/protocol';
import { runProcess } from '../../tools/processes/run-process.ts';

const DRIVER = fileURLToPath(new URL('child/drive.mjs', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const RESTARTS = 12;

export interface Drive {
  readonly file: string;
  readonly isTypeScript: boolean;
  readonly calls: number;
  readonly seed: number;
  /** Milliseconds that one process may take; one that takes longer is in a call that never ends. */
  readonly limit: number;
  /** Calls to leave out. */
  readonly skipped: readonly number[];
  readonly constants: ConstantPoolDto;
  readonly tracer: RemoteObserverReference | null;
}

export interface Behaviour {
  readonly callables: readonly string[];
  /** What each call did, by its index. */
  readonly calls: ReadonlyMap<number, string>;
  /** Calls that did not end, or ended the process. */
  readonly lost: readonly number[];
  readonly error: string;
}

/** Calls what a module exports in a process of its own; a call that never ends is left out, and the next ones made in another. */
export async function driveModule(drive: Drive): Promise<Behaviour> {
  const calls = new Map<number, string>();
  const lost: number[] = [];
  let callables: readonly string[] = [];
  for (let first = 0, runs = 0; first < drive.calls && runs <= RESTARTS; runs++) {
    const { stdout, stderr } = await runDriver(drive, first, lost);
    const lines = stdout.split('\n').flatMap(parsed);
    const begun = lines.flatMap(({ begin }) => begin ?? []).at(-1);
    for (const { end, name, text } of lines) if (end !== undefined) calls.set(end, `${name}\n${text}`);
    callables = lines.find((line) => line.callables !== undefined)?.callables ?? callables;
    if (begun === undefined) return { callables, calls, lost, error: calls.size === 0 && callables.length === 0 ? stderr.slice(0, 2_000) : '' };
    if (!calls.has(begun)) lost.push(begun);
    first = begun + 1;
  }
  return { callables, calls, lost, error: '' };
}

async function runDriver(drive: Drive, first: number, lost: readonly number[]): Promise<{ stdout: string; stderr: string }> {
  const { file, isTypeScript, calls, seed, limit, constants, tracer } = drive;
  const request = { url: pathToFileURL(file).href, calls, seed, first, skipped: [...drive.skipped, ...lost], constants, tracer };
  const loader = isTypeScript ? ['--import', TSX] : [];
  return runProcess(process.execPath, [...loader, '--stack-size=900', DRIVER, JSON.stringify(request)], { cwd: fileURLToPath(new URL('.', pathToFileURL(file))), limit });
}

interface Line {
  readonly callables?: readonly string[];
  readonly begin?: number;
  readonly end?: number;
  readonly name?: string;
  readonly text?: string;
}

/** The last line of a killed process may be torn. */
function parsed(line: string): Line[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as Line];
  } catch {
    return [];
  }
}
