// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { type CallbackCall, type CallbackValuesDto, type RemoteObserver, type SnapshotDto, type StatementValuesDto, takeSnapshot, takeSnapshots } from '@auklet/protocol';
import { encodeValues } from '../values-codec.ts';
import { ChangeDetector } from './change-detector.ts';

export default function createValuesObserver(): RemoteObserver {
  let statements: StatementValuesDto[] = [];
  let callbacks: CallbackValuesDto[] = [];
  let calledDuring: number[] = [];
  let detector = new ChangeDetector();
  let atEnd: SnapshotDto[] = [];
  return {
    beforeTestCase() {
      statements = [];
      callbacks = [];
      calledDuring = [];
      detector = new ChangeDetector();
      atEnd = [];
    },
    afterStatement(index, completion, context) {
      const value = completion.kind === 'value' ? completion.value : completion.error;
      const earlier = context.variables.slice(0, index);
      const changed = detector.changes(earlier);
      const look = takeSnapshot(value);
      statements.push({ kind: completion.kind, value: look, sameAs: holderOf(value, earlier), changed });
      for (let call = calledDuring.length; call < context.callbackCalls.length; call++) calledDuring.push(index);
      if (completion.kind === 'value' && index < context.testCase.statements.length - 1) return detector.add(look);
      atEnd = context.variables.map((variable) => takeSnapshot(variable));
      callbacks = calledDuring.map((statement, call) => callbackValues(context.callbackCalls[call] as CallbackCall, statement));
    },
    collect: () => encodeValues({ statements, atEnd, callbacks }),
  };
}

function callbackValues({ path, args, thisValue }: CallbackCall, statement: number): CallbackValuesDto {
  return { path, statement, args: takeSnapshots(args), thisValue: takeSnapshot(thisValue) };
}

/** The first variable that holds the same object, function or symbol; equal primitives say nothing. */
function holderOf(value: unknown, variables: readonly unknown[]): number | null {
  const hasIdentity = (typeof value === 'object' && value !== null) || typeof value === 'function' || typeof value === 'symbol';
  const holder = hasIdentity ? variables.indexOf(value) : -1;
  return holder < 0 ? null : holder;
}
