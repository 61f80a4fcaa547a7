import type { BehaviourDto, ParameterDto, TypeDto, ValueTree } from '@auklet/protocol';
import { numberValue } from './sample-number.ts';
import { sampleUnknown, sampleValue } from './sample-value.ts';
import { choose, deeper, type ValueContext } from './value-context.ts';

const MOST_STEPS = 3;
const DEEPEST_OF_A_KIND = 4;
const UNDEFINED: ValueTree = { kind: 'undefined' };
const NULL: ValueTree = { kind: 'null' };

export interface FunctionShape {
  readonly parameters: readonly ParameterDto[];
  readonly returns: TypeDto;
}

/** A function for the subject to call: what it does on each call is a plan of behaviours. */
export function sampleFunction(context: ValueContext, shape?: FunctionShape): ValueTree {
  const { random } = context;
  const arity = shape === undefined || random.boolean(0.05) ? random.int(0, 3) : shape.parameters.length;
  const steps = random.boolean(0.6) ? 1 : random.int(0, MOST_STEPS);
  return {
    kind: 'function',
    style: choose(random, [
      [0.7, 'arrow'],
      [0.2, 'function'],
      [0.06, 'async'],
      [0.04, 'generator'],
    ] as const),
    arity,
    plan: Array.from({ length: steps }, () => sampleBehaviour(deeper(context), arity, shape)),
  };
}

/** What a synthesised function may do on one call. */
export function sampleBehaviour(context: ValueContext, arity: number, shape?: FunctionShape): BehaviourDto {
  const { random } = context;
  const callable = shape?.parameters.findIndex(({ type }) => type.alternatives.some(({ kind }) => kind === 'function')) ?? -1;
  const returns = shape !== undefined && shape.returns.alternatives.length > 0;
  return choose<() => BehaviourDto>(random, [
    [returns ? 0.7 : 0.4, () => ({ kind: 'return', value: returns ? sampleValue(shape.returns, context) : sampleUnknown(context) })],
    [callable >= 0 ? 0.5 : shape === undefined ? 0.3 : 0.05, () => sampleCallback(context, arity, callable, shape)],
    [0.12, () => ({ kind: 'return-argument', index: random.int(0, Math.max(0, arity - 1)) })],
    [0.07, () => ({ kind: 'throw', value: sampleThrown(context) })],
    [0.03, () => ({ kind: 'return-this' })],
    [0.04, () => ({ kind: 'write-argument', index: random.int(0, Math.max(0, arity - 1)), key: sampleKey(context), value: sampleUnknown(context) })],
  ])();
}

/** Calls back the function it was given, the last argument more often than not. */
function sampleCallback(context: ValueContext, arity: number, callable: number, shape: FunctionShape | undefined): BehaviourDto {
  const { random } = context;
  const last = Math.max(0, arity - 1);
  const index = callable >= 0 ? callable : random.boolean(0.6) ? last : random.int(0, 2);
  const parameters = shape?.parameters[index]?.type.alternatives.find((alternative) => alternative.kind === 'function')?.parameters;
  const typed = parameters?.some(({ type }) => type.alternatives.length > 0) === true;
  const args = typed ? parameters.map(({ type }) => sampleValue(type, deeper(context))) : sampleCompletion(deeper(context), shape);
  const when = choose(random, [
    [0.75, 'now'],
    [0.15, 'microtask'],
    [0.1, 'timer'],
  ] as const);
  return { kind: 'call-argument', index, args, when };
}

/** Arguments in the manner of Node: an error or a sign of the end first, the value second; the value may be another such function. */
function sampleCompletion(context: ValueContext, shape: FunctionShape | undefined): ValueTree[] {
  const { random, depth } = context;
  return choose<() => ValueTree[]>(random, [
    [0.4, () => [NULL, sampleUnknown(context)]],
    [depth < DEEPEST_OF_A_KIND ? 0.1 : 0, () => [NULL, sampleFunction(context, shape)]],
    [0.12, () => [{ kind: 'boolean', value: true }]],
    [0.2, () => [sampleThrown(context)]],
    [0.18, () => [sampleUnknown(context)]],
    [0.1, () => []],
  ])();
}

function sampleThrown({ random }: ValueContext): ValueTree {
  if (random.boolean(0.1)) return random.pick([UNDEFINED, NULL, numberValue(0), { kind: 'string', value: 'failure' }]);
  return { kind: 'error', type: random.boolean(0.85) ? 'Error' : random.pick(['TypeError', 'RangeError']), message: 'failure' };
}

function sampleKey({ random, draft: { cluster } }: ValueContext): string {
  return cluster.pool.keys.length > 0 && random.boolean(0.7) ? random.pick(cluster.pool.keys) : random.pick(['a', 'b', 'length']);
}
