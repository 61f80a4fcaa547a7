import { readFileSync } from 'node:fs';
import type { OutcomeDto } from '@auklet/protocol';

/** Why a worker process is gone. */
export type DeathCause =
  | { readonly kind: 'watchdog'; readonly budget: 'cpu' | 'wall' }
  /** Nobody waited for it any more. */
  | { readonly kind: 'abandoned' }
  | { readonly kind: 'memory' }
  | { readonly kind: 'foreign-journal' }
  | { readonly kind: 'exit'; readonly code: number | null; readonly signal: string | null };

const LAST_WORDS_BYTES = 64 * 1024;
/** Exit code of a process that aborted on a platform without signals. */
const ABORT_CODE = 134;

/** @param errorOutput what the runtime printed before the end */
export function outcomeOfDeath(cause: DeathCause, statement: number, errorOutput: string): OutcomeDto {
  switch (cause.kind) {
    case 'watchdog':
      return { kind: 'timed-out', statement, budget: cause.budget };
    case 'memory':
      return { kind: 'out-of-memory', statement };
    case 'abandoned':
    case 'foreign-journal':
      return { kind: 'crashed', statement, signal: null, code: null };
    case 'exit':
      return outcomeOfExit(cause, statement, errorOutput);
  }
}

function outcomeOfExit({ code, signal }: Extract<DeathCause, { kind: 'exit' }>, statement: number, errorOutput: string): OutcomeDto {
  if (/out of memory|Allocation failed/i.test(errorOutput)) return { kind: 'out-of-memory', statement };
  if (signal === null && code !== null && code !== ABORT_CODE) return { kind: 'exited', statement, code };
  const frame = topFrame(errorOutput);
  return { kind: 'crashed', statement, signal, code, ...(frame === undefined ? {} : { frame }) };
}

/** The first frame of a native stack trace that is not the runtime's own way of giving up. */
function topFrame(errorOutput: string): string | undefined {
  const frames = [...errorOutput.matchAll(/^ *\d+: 0x[\da-f]+ (.+?) \[/gm)].map(([, frame]) => frame as string);
  return frames.find((frame) => !/^(node::(Abort|Assert|OnFatalError)|node::DumpNativeBacktrace)/.test(frame));
}

export function readLastWords(path: string): string {
  try {
    return readFileSync(path, 'utf8').slice(-LAST_WORDS_BYTES);
  } catch {
    return '';
  }
}
