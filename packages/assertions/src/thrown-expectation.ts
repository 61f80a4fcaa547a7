import type { SnapshotDto, ThrownExpectationDto } from '@auklet/protocol';
import { literalTree } from './literal-tree.ts';
import { isProjectMessage } from './project-message.ts';

const MOST_CHARACTERS = 200;
/** Names that Node's own errors have in some versions only. */
const INTERNAL_TYPES: ReadonlySet<string> = new Set(['NodeError', 'HideStackFramesError']);

/** What a test may expect of a thrown value, given what all runs threw; `undefined` when they do not agree. */
export function thrownExpectation(thrown: SnapshotDto, literals: readonly string[]): ThrownExpectationDto | undefined {
  switch (thrown.kind) {
    case 'error': {
      const type = INTERNAL_TYPES.has(thrown.type) ? 'Error' : thrown.type;
      const { message } = thrown;
      const isWritten = message !== '' && message.length <= MOST_CHARACTERS && isProjectMessage(thrown.type, message, literals);
      return isWritten ? { type, message } : { type };
    }
    case 'object': {
      const value = literalTree(thrown);
      return value === undefined ? { type: thrown.type ?? 'null' } : { value };
    }
    case 'opaque':
      return { type: thrown.type };
    case 'truncated':
      return undefined;
    default: {
      const value = literalTree(thrown);
      return value === undefined ? { type: thrown.kind } : { value };
    }
  }
}
