import type { BehaviourDto, ValueTree } from '@auklet/protocol';
import { type FunctionShape, sampleBehaviour } from './sample-function.ts';
import { choose, deeper, type ValueContext } from './value-context.ts';

type FunctionTree = Extract<ValueTree, { kind: 'function' }>;

const MOST_STEPS = 6;

/** Changes what a synthesised function does: one step of its plan, how many steps there are, its style. */
export function mutateFunction(value: FunctionTree, context: ValueContext, shape?: FunctionShape): ValueTree {
  const { random } = context;
  const { plan, arity } = value;
  const step = (): BehaviourDto => sampleBehaviour(deeper(context), arity, shape);
  const at = plan.length === 0 ? 0 : random.int(0, plan.length - 1);
  return choose<() => ValueTree>(random, [
    [plan.length > 0 ? 0.4 : 0, () => ({ ...value, plan: plan.map((old, i) => (i === at ? step() : old)) })],
    [plan.length < MOST_STEPS ? 0.25 : 0, () => ({ ...value, plan: plan.toSpliced(at, 0, step()) })],
    [plan.length > 0 && plan.length < MOST_STEPS ? 0.1 : 0, () => ({ ...value, plan: plan.toSpliced(at, 0, plan[at] as BehaviourDto) })],
    [plan.length > 0 ? 0.15 : 0, () => ({ ...value, plan: plan.toSpliced(at, 1) })],
    [0.05, () => ({ ...value, arity: random.int(0, 3) })],
    [0.05, () => ({ ...value, style: random.pick(['arrow', 'function', 'async', 'generator'] as const) })],
  ])();
}
