import type { ProcessEnd } from '@auklet/render';
import type { MisbehaviourDto } from './finding-log.ts';

/** A process that is still running then does not end. */
const HANG_MS = 2_000;

/** How a process ends that does what the outcome says; `null` when that is nothing that a process can show. */
export function expectedEnd(outcome: MisbehaviourDto): ProcessEnd | null {
  switch (outcome.kind) {
    case 'exited':
      return { kind: 'exit', code: outcome.code };
    case 'crashed':
      return outcome.signal === null ? { kind: 'exit', code: outcome.code ?? 1 } : { kind: 'signal', signal: outcome.signal };
    case 'timed-out':
      return { kind: 'timeout', milliseconds: HANG_MS };
    case 'out-of-memory':
      return { kind: 'words', words: 'out of memory' };
    case 'unhandled-rejection':
      return { kind: 'exit', code: 1 };
    case 'not-serialisable':
      return null;
    default:
      return outcome satisfies never;
  }
}
