import type { OutcomeDto } from '@auklet/protocol';

/** An outcome in words, without the statement. */
export function describeOutcome(outcome: OutcomeDto): string {
  switch (outcome.kind) {
    case 'returned':
      return 'returned';
    case 'threw':
      return errorText(outcome.error);
    case 'timed-out':
      return `did not end within its budget of ${BUDGETS[outcome.budget]}`;
    case 'exited':
      return `exited with code ${outcome.code}`;
    case 'crashed':
      return `crashed with ${outcome.signal ?? `code ${outcome.code}`}`;
    case 'out-of-memory':
      return 'ran out of memory';
    case 'unhandled-rejection':
      return `left a rejection unhandled: ${errorText(outcome.error)}`;
    case 'not-serialisable':
      return `could not be observed: ${errorText(outcome.error)}`;
    default:
      return outcome satisfies never;
  }
}

const BUDGETS = { steps: 'steps', cpu: 'CPU time', wall: 'waiting time', turns: 'event loop turns' } as const;

function errorText({ type, message }: { readonly type: string; readonly message: string }): string {
  const [firstLine = ''] = message.split('\n');
  return firstLine === '' ? type : `${type}: ${firstLine}`;
}
