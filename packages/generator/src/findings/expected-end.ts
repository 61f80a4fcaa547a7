import type { ReproducedError } from '@auklet/render';
import type { MisbehaviourDto } from './finding-log.ts';

/** A process that is still running then does not end. */
const HANG_MS = 2_000;

/** How a process ends that does what the outcome says, and what a test of that is called; `null` when a process cannot show it. */
export function expectedEnd(outcome: MisbehaviourDto): Pick<ReproducedError, 'title' | 'end'> | null {
  switch (outcome.kind) {
    case 'exited':
      return { title: `exits with code ${outcome.code}`, end: { kind: 'exit', code: outcome.code } };
    case 'crashed':
      if (outcome.signal === null) return null;
      return { title: `crashes with ${outcome.signal}`, end: { kind: 'signal', signal: outcome.signal } };
    case 'timed-out':
      return { title: 'does not end', end: { kind: 'timeout', milliseconds: HANG_MS } };
    case 'out-of-memory':
      return { title: 'runs out of memory', end: { kind: 'words', words: 'out of memory' } };
    case 'unhandled-rejection':
      return { title: 'leaves a rejection unhandled', end: { kind: 'words', words: wordsOf(outcome.error) } };
    case 'not-serialisable':
      return null;
    default:
      return outcome satisfies never;
  }
}

function wordsOf({ type, message }: Extract<MisbehaviourDto, { kind: 'unhandled-rejection' }>['error']): string {
  const [firstLine = ''] = message.split('\n');
  return firstLine === '' ? type : firstLine;
}
