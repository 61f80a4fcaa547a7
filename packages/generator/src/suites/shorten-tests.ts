import { reductionsOf } from '@auklet/testcase';
import type { Deadline } from '../deadline.ts';
import type { MeasuredTest, TestMeter } from './measured-test.ts';
import type { AssignedTest } from './select-cover.ts';

/** Candidates of one test that are executed together; the first that keeps its duties wins. */
const BATCH = 16;

export interface ShortenedTests {
  readonly tests: readonly MeasuredTest[];
  /** False when the deadline passed before the last of them was done. */
  readonly isFinished: boolean;
}

/**
 * Makes each test smaller while it still covers its duties and ends the same way: delta debugging (Zeller and
 * Hildebrandt 2002) in lockstep, so that the candidates of all tests share their batches.
 */
export async function shortenTests(suite: readonly AssignedTest[], meter: TestMeter, deadline: Deadline): Promise<ShortenedTests> {
  const reducers = suite.map((assigned) => new TestReducer(assigned));
  for (let open = reducers; open.length > 0 && !deadline.passed(); open = open.filter((reducer) => !reducer.isDone)) {
    const candidates = open.map((reducer) => reducer.nextCandidates(BATCH));
    const measured = await meter.measure(candidates.flat());
    let position = 0;
    open.forEach((reducer, index) => {
      const count = candidates[index]?.length ?? 0;
      reducer.decide(measured.slice(position, position + count));
      position += count;
    });
  }
  return { tests: reducers.map(({ best }) => best), isFinished: reducers.every(({ isDone }) => isDone) };
}

class TestReducer {
  readonly #duties: ReadonlySet<number>;
  #best: MeasuredTest;
  #reductions: Iterator<MeasuredTest['testCase']>;
  isDone = false;

  constructor({ test, duties }: AssignedTest) {
    this.#best = test;
    this.#duties = duties;
    this.#reductions = reductionsOf(test.testCase)[Symbol.iterator]();
  }

  get best(): MeasuredTest {
    return this.#best;
  }

  nextCandidates(count: number): MeasuredTest['testCase'][] {
    const candidates: MeasuredTest['testCase'][] = [];
    while (candidates.length < count) {
      const next = this.#reductions.next();
      if (next.done) break;
      candidates.push(next.value);
    }
    if (candidates.length === 0) this.isDone = true;
    return candidates;
  }

  /** Takes the first candidate that will do and starts over from it. */
  decide(candidates: readonly MeasuredTest[]): void {
    const smaller = candidates.find((candidate) => this.#willDo(candidate));
    if (smaller === undefined) return;
    this.#best = smaller;
    this.#reductions = reductionsOf(smaller.testCase)[Symbol.iterator]();
  }

  #willDo({ elements, ending, misfits }: MeasuredTest): boolean {
    if (ending !== this.#best.ending || misfits > this.#best.misfits) return false;
    const covered = new Set(elements);
    for (const duty of this.#duties) if (!covered.has(duty)) return false;
    return true;
  }
}
