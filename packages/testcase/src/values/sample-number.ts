import { toNumberLiteral, type ValueTree } from '@auklet/protocol';
import { choose, type ValueContext } from './value-context.ts';

const BOUNDARIES: readonly number[] = [
  0, 1, -1, 2, 10, 16, 64, 100, 127, 128, 255, 256, 1000, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32,
  Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 53, Number.MAX_VALUE, Number.MIN_VALUE, Number.EPSILON,
];
const ODDITIES: readonly number[] = [NaN, Infinity, -Infinity, -0];

export function numberValue(value: number): ValueTree {
  return { kind: 'number', value: toNumberLiteral(value) };
}

export function sampleNumber(context: ValueContext): ValueTree {
  const { random } = context;
  if (random.boolean(0.15)) return numberValue(random.boolean(0.7) ? random.int(-1000, 1000) / 10 ** random.int(1, 3) : random.pick(ODDITIES));
  return sampleInteger(context);
}

export function sampleInteger({ random, draft: { cluster } }: ValueContext): ValueTree {
  const { numbers, learntNumbers } = cluster.pool;
  return numberValue(
    choose(random, [
      [0.45, () => random.int(0, 10)],
      [0.1, () => random.int(-20, 20)],
      [0.1, () => random.int(-2048, 2048)],
      [0.12, () => random.pick(BOUNDARIES)],
      [numbers.length > 0 ? 0.2 : 0, () => random.pick(numbers) + near(random.int(0, 5))],
      [learntNumbers.length > 0 ? 0.15 : 0, () => random.pick(learntNumbers) + near(random.int(0, 5))],
    ])(),
  );
}

/** Mostly the number itself, sometimes one of its neighbours. */
function near(draw: number): number {
  return draw === 0 ? 1 : draw === 1 ? -1 : 0;
}

export function sampleBigint({ random, draft: { cluster } }: ValueContext): ValueTree {
  const { bigints } = cluster.pool;
  if (bigints.length > 0 && random.boolean(0.4)) return { kind: 'bigint', value: random.pick(bigints) };
  return { kind: 'bigint', value: String(random.boolean(0.7) ? random.int(-10, 10) : random.pick([2 ** 31, 2 ** 53, -(2 ** 53)])) };
}
