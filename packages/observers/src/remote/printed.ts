// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { encodeSnapshots, type RemoteObserver, type SnapshotDto, takeSnapshot } from '@auklet/protocol';

const METHODS = ['log', 'info', 'debug', 'warn', 'error'] as const;
/** Calls that are kept of one test. */
const MOST = 20;

/** Listens to the console while a test runs, and leaves it as it was. */
export default function createPrintedObserver(): RemoteObserver {
  let heads: (readonly [statement: number, method: string, args: number])[] = [];
  let args: SnapshotDto[] = [];
  let during = 0;
  let isOpen = false;
  const originals = new Map<string, unknown>();
  const listen = (method: string, given: readonly unknown[]): void => {
    if (!isOpen || heads.length >= MOST) return;
    heads.push([during, method, given.length]);
    args.push(...given.map((arg) => takeSnapshot(arg)));
  };
  return {
    beforeTestCase() {
      heads = [];
      args = [];
      isOpen = true;
      for (const method of METHODS) {
        originals.set(method, Reflect.get(console, method));
        Reflect.set(console, method, (...given: unknown[]) => listen(method, given));
      }
    },
    beforeStatement(index) {
      during = index;
    },
    afterStatement(index, completion, { testCase }) {
      if (completion.kind === 'thrown' || index === testCase.statements.length - 1) isOpen = false;
    },
    afterTestCase() {
      for (const [method, original] of originals) Reflect.set(console, method, original);
      originals.clear();
    },
    collect: () => (heads.length === 0 ? undefined : `${JSON.stringify(heads)}\n${encodeSnapshots(args)}`),
  };
}
