import type { CallableDto, ParameterDto, TypeDto, ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { sampleBag } from '../values/sample-object.ts';
import { sampleUnknown, sampleValue } from '../values/sample-value.ts';
import { choose, type ValueContext } from '../values/value-context.ts';
import { elementOf } from './parameter-type.ts';

const TRUST = 0.8;
const SAME = 0.25;

/** Arguments for the parameters: optional ones come and go, now and then there are too few or one too many. */
export function sampleArguments(parameters: readonly ParameterDto[], context: ValueContext, callable?: CallableDto): ValueTree[] {
  const { random } = context;
  const args: ValueTree[] = [];
  const wanted = countWanted(parameters, context);
  for (const [i, parameter] of parameters.entries()) {
    if (i >= wanted) break;
    if (parameter.rest) args.push(...sampleRest(parameter.type, context));
    else args.push(sampleArgument(parameter.type, i, args, context, callable));
    const last = args.at(-1);
    if (last !== undefined) context.words.add(last);
  }
  if (parameters.at(-1)?.rest !== true && random.boolean(parameters.length === 0 ? 0.15 : 0.04)) args.push(sampleUnknown(context));
  return args;
}

/** Arguments for something of which only the number of parameters is known, or not even that. */
export function sampleUntypedArguments(arity: number | undefined, context: ValueContext): ValueTree[] {
  const { random } = context;
  const count =
    arity !== undefined && random.boolean(0.7)
      ? arity
      : choose(random, [
          [0.3, 0],
          [0.4, 1],
          [0.2, 2],
          [0.1, 3],
        ]);
  return Array.from({ length: Math.min(count, 6) }, () => sampleUnknown(context));
}

function countWanted(parameters: readonly ParameterDto[], { random }: ValueContext): number {
  let count = parameters.length;
  while (count > 0 && parameters[count - 1]?.optional === true && parameters[count - 1]?.rest === false && random.boolean(0.4)) count -= 1;
  return count > 0 && random.boolean(0.05) ? count - 1 : count;
}

function sampleArgument(type: TypeDto, index: number, before: ValueTree[], context: ValueContext, callable: CallableDto | undefined): ValueTree {
  const { random } = context;
  if (before.length > 0 && random.boolean(type.alternatives.length === 0 ? 0.15 : 0.05)) return sameArgument(before, context);
  if (type.alternatives.length > 0 && random.boolean(TRUST) || callable === undefined) return sampleValue(type, context);
  return sampleByEvidence(type, index, context, callable);
}

/** What was passed before, again: an equal value, or the same one. */
function sameArgument(before: ValueTree[], { draft, random }: ValueContext): ValueTree {
  const at = random.int(0, before.length - 1);
  const value = before[at] as ValueTree;
  if (draft.length >= LIMITS.statements - 1 || !random.boolean(SAME)) return value;
  const shared = draft.share(value);
  before[at] = shared;
  return shared;
}

/** A second draw when the first is of a kind that has only failed so far. */
function sampleByEvidence(type: TypeDto, index: number, context: ValueContext, callable: CallableDto): ValueTree {
  const { parameters } = context.draft.cluster;
  const keys = parameters.keysFor(callable);
  if (keys.length > 0 && context.random.boolean(0.3)) return sampleBag(context, keys);
  const weights = parameters.weightsOf(callable, index);
  const first = sampleValue(type, context);
  if (weights === undefined || (weights.get(first.kind) ?? 0) >= 0) return first;
  return context.random.boolean(0.6) ? sampleValue(type, context) : first;
}

function sampleRest(type: TypeDto, context: ValueContext): ValueTree[] {
  const element = elementOf(type);
  const count = choose(context.random, [
    [0.2, 0],
    [0.35, 1],
    [0.3, 2],
    [0.15, 3],
  ]);
  return Array.from({ length: count }, () => sampleValue(element, context));
}
