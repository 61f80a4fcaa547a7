import type * as t from '@babel/types';
import { followExpression } from './expression-flow.ts';
import { JumpTarget, type LooseEnd } from './flow-builder.ts';
import type { FunctionFlow } from './function-flow.ts';
import { followStatements } from './statement-flow.ts';

/** Dispatch tries the cases in their order; bodies follow each other until a jump leaves. */
export function followSwitch(node: t.SwitchStatement, flow: FunctionFlow, labels: ReadonlySet<string>): void {
  followExpression(node.discriminant, flow);
  const dispatched = followDispatch(node, flow);
  const undispatched = flow.ends;
  const hasDefault = node.cases.some((clause) => !clause.test);
  const past = new JumpTarget();
  flow.continueFrom();
  flow.builder.within(
    'break',
    past,
    () => {
      for (const clause of node.cases) {
        flow.continueFrom(flow.ends, dispatched.get(clause) ?? undispatched);
        flow.enter(flow.plan.blockIds.get(clause));
        followStatements(clause.consequent, flow);
      }
    },
    labels,
  );
  flow.continueFrom(flow.ends, past.ends, hasDefault ? [] : undispatched);
}

/** @returns what leads to each case with a test; what matches none stays loose. */
function followDispatch(node: t.SwitchStatement, flow: FunctionFlow): Map<t.SwitchCase, readonly LooseEnd[]> {
  const dispatched = new Map<t.SwitchCase, readonly LooseEnd[]>();
  for (const clause of node.cases) {
    if (!clause.test) continue;
    followExpression(clause.test, flow);
    const { whenTrue, whenFalse } = flow.decide(flow.plan.site('case', clause));
    dispatched.set(clause, whenTrue);
    flow.continueFrom(whenFalse);
  }
  return dispatched;
}
