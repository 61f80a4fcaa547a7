import { inspect } from 'node:util';
import { compileFunction } from 'node:vm';
import { instrument } from '@auklet/instrumentation';

/** What a program did: its log, and how it ended. */
export interface Behaviour {
  readonly log: readonly string[];
  readonly end: string;
}

export async function runOriginal(source: string): Promise<Behaviour> {
  return run(source);
}

export async function runInstrumented(source: string, filename: string): Promise<Behaviour> {
  return run(instrument(source, { filename, format: 'commonjs', language: 'javascript', jsx: false }).code);
}

async function run(source: string): Promise<Behaviour> {
  const lines: string[] = [];
  const log = (...values: unknown[]): void => void lines.push(values.map(show).join(' '));
  try {
    const body = compileFunction(source, ['log']) as (log: (...values: unknown[]) => void) => unknown;
    return { log: lines, end: `returned ${show(await body.call({}, log))}` };
  } catch (error) {
    return { log: lines, end: `threw ${String(error)}` };
  }
}

function show(value: unknown): string {
  return inspect(value, { depth: 6, breakLength: Number.POSITIVE_INFINITY });
}
