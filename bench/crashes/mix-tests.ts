import type { TestCaseDto } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { type HostileProgram, ordinaryTestCase } from '../../packages/runner/test/fixtures/hostile-programs.ts';

export type MixedTest =
  | { readonly kind: 'ordinary'; readonly k: number; readonly testCase: TestCaseDto }
  | { readonly kind: 'hostile'; readonly program: HostileProgram; readonly testCase: TestCaseDto };

export interface Mixture {
  readonly ordinary: number;
  /** Ordinary tests repeat after this many. */
  readonly distinct: number;
  readonly seed: string;
}

const ORDINARY_FOR_ONE_HOSTILE = 100;

/** Ordinary tests with one hostile program among each hundred, at a random place; every program comes up in turn. */
export function mixTests(programs: readonly HostileProgram[], { ordinary, distinct, seed }: Mixture): readonly MixedTest[] {
  const random = createRandom(seed);
  const order = random.shuffle(programs);
  const tests: MixedTest[] = [];
  for (let first = 0; first < ordinary; first += ORDINARY_FOR_ONE_HOSTILE) {
    const count = Math.min(ORDINARY_FOR_ONE_HOSTILE, ordinary - first);
    const group = Array.from({ length: count }, (_, i): MixedTest => {
      const k = (first + i) % distinct;
      return { kind: 'ordinary', k, testCase: ordinaryTestCase(k) };
    });
    const program = order[(first / ORDINARY_FOR_ONE_HOSTILE) % order.length] as HostileProgram;
    tests.push(...group.toSpliced(random.int(0, count), 0, { kind: 'hostile', program, testCase: program.testCase }));
  }
  return tests;
}
