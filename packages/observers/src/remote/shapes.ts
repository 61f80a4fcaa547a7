// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { type RemoteObserver, type SnapshotCaps, takeSnapshot } from '@auklet/protocol';
import { isEmpty, typeText } from './shape-text.ts';

const CAPS: SnapshotCaps = { depth: 3, width: 8, nodes: 60, characters: 1 };

export default function createShapesObserver(): RemoteObserver {
  let lines: string[] = [];
  return {
    beforeTestCase() {
      lines = [];
    },
    afterStatement(_index, completion) {
      if (completion.kind !== 'value') return;
      const snapshot = takeSnapshot(completion.value, CAPS);
      lines.push(`${isEmpty(snapshot) ? '0' : '1'}${typeText(snapshot)}`);
    },
    collect: () => (lines.length === 0 ? undefined : lines.join('\n')),
  };
}
