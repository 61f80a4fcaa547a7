import type { TestCaseDto } from '@auklet/protocol';
import { betterTyped, livelier, phenotypeKey, reductionsOf, type TestCluster, writingCost } from '@auklet/testcase';
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

/** Candidates that one test may cost. */
const MOST_CANDIDATES = 600;

/**
 * Makes each test smaller and plainer while it still covers its duties and ends the same way: delta debugging (Zeller and
 * Hildebrandt 2002) in lockstep, so that the candidates of all tests share their batches.
 */
export async function shortenTests(suite: readonly AssignedTest[], meter: TestMeter, cluster: TestCluster, deadline: Deadline): Promise<ShortenedTests> {
  const reducers = suite.map((assigned) => new TestReducer(assigned, cluster));
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
  readonly #cluster: TestCluster;
  /** Keys of candidates that were seen, and would not do. */
  readonly #tried = new Set<string>();
  #best: MeasuredTest;
  #candidates: Iterator<TestCaseDto>;
  isDone = false;

  constructor({ test, duties }: AssignedTest, cluster: TestCluster) {
    this.#best = test;
    this.#duties = duties;
    this.#cluster = cluster;
    this.#candidates = this.#variantsOf(test);
  }

  get best(): MeasuredTest {
    return this.#best;
  }

  *#variantsOf({ testCase, misfits, isDull }: MeasuredTest): Generator<TestCaseDto> {
    if (misfits > 0) yield* betterTyped(testCase, this.#cluster);
    yield* reductionsOf(testCase);
    if (isDull) yield* livelier(testCase);
  }

  nextCandidates(count: number): TestCaseDto[] {
    const candidates: TestCaseDto[] = [];
    while (candidates.length < count && this.#tried.size < MOST_CANDIDATES) {
      const next = this.#candidates.next();
      if (next.done) break;
      const key = phenotypeKey(next.value);
      if (this.#tried.has(key)) continue;
      this.#tried.add(key);
      candidates.push(next.value);
    }
    if (candidates.length === 0) this.isDone = true;
    return candidates;
  }

  /** Takes the first candidate that will do and starts over from it. */
  decide(candidates: readonly MeasuredTest[]): void {
    const better = candidates.find((candidate) => this.#willDo(candidate));
    if (better === undefined) return;
    this.#best = better;
    this.#candidates = this.#variantsOf(better);
  }

  /** Better typed, or livelier, or else smaller (as all other candidates are), and covers no less. */
  #willDo({ testCase, elements, ending, misfits, isDull }: MeasuredTest): boolean {
    const best = this.#best;
    if (ending !== best.ending || misfits > best.misfits || (isDull && !best.isDull)) return false;
    if (misfits === best.misfits && isDull === best.isDull && writingCost(testCase) >= writingCost(best.testCase)) return false;
    const covered = new Set(elements);
    for (const duty of this.#duties) if (!covered.has(duty)) return false;
    return true;
  }
}
