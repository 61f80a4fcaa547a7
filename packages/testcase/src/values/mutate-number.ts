import { fromNumberLiteral, type ValueTree } from '@auklet/protocol';
import { numberValue, sampleInteger, sampleNumber } from './sample-number.ts';
import { choose, type ValueContext } from './value-context.ts';

type NumberTree = Extract<ValueTree, { kind: 'number' }>;

export function mutateNumber(value: NumberTree, context: ValueContext): ValueTree {
  const { random } = context;
  const number = fromNumberLiteral(value.value);
  const sign = random.boolean() ? 1 : -1;
  return choose(random, [
    [0.45, () => numberValue(number + sign * random.int(1, random.pick([1, 10, 100])))],
    [0.1, () => numberValue(random.pick([number * 2, Math.trunc(number / 2), -number]))],
    [0.1, () => numberValue(Number.isInteger(number) ? number + sign / random.pick([2, 10, 100]) : Math.round(number))],
    [0.25, () => sampleInteger(context)],
    [0.1, () => sampleNumber(context)],
  ])();
}
