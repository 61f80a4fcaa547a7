import type { TestCaseDto } from '@auklet/protocol';
import { betterTyped, inDeclaredOrder, livelier, misfitsOf, phenotypeKey, reductionsOf, type TestCluster, withRoleWords, writingCost } from '@auklet/testcase';
import type { JudgedTest, MeasuredTest } from './measured-test.ts';
import type { AssignedTest } from './select-cover.ts';

/** A test case that might take a test's place, and what it would have to do. */
export interface Trial {
  readonly testCase: TestCaseDto;
  readonly duties: ReadonlySet<number>;
  /** Whether it would do if it does its duties; what would not need not be measured further. */
  readonly isWanted: (judged: JudgedTest) => boolean;
}

export interface Shortening {
  readonly measure: (trials: readonly Trial[]) => Promise<readonly MeasuredTest[]>;
  readonly cluster: TestCluster;
  readonly isOver: () => boolean;
  /** Candidates of one test that are executed together; the plainest that keeps its duties wins. */
  readonly batch: number;
}

export interface ShortenedTests {
  readonly tests: readonly MeasuredTest[];
  /** False when it was over before the last of them was done. */
  readonly isFinished: boolean;
}

/** Candidates that one test may cost. */
const MOST_CANDIDATES = 600;

/**
 * Makes each test smaller and plainer while it still does its duties and ends the same way, or without an error: delta
 * debugging (Zeller and Hildebrandt 2002) in lockstep, so that the candidates of all tests share their batches.
 */
export async function shortenTests(suite: readonly AssignedTest[], { measure, cluster, isOver, batch }: Shortening): Promise<ShortenedTests> {
  const reducers = suite.map((assigned) => new TestReducer(assigned, cluster));
  for (let open = reducers; open.length > 0 && !isOver(); open = open.filter((reducer) => !reducer.isDone)) {
    const trials = open.map((reducer) => reducer.nextTrials(batch));
    const measured = await measure(trials.flat());
    let position = 0;
    open.forEach((reducer, index) => {
      const count = trials[index]?.length ?? 0;
      reducer.decide(measured.slice(position, position + count));
      position += count;
    });
  }
  return { tests: reducers.map(({ best }) => best), isFinished: reducers.every(({ isDone }) => isDone) };
}

function plainerFirst(a: MeasuredTest, b: MeasuredTest): number {
  return a.misfits - b.misfits || a.floating - b.floating || Number(a.isDull) - Number(b.isDull) || writingCost(a.testCase) - writingCost(b.testCase);
}

class TestReducer {
  readonly #duties: ReadonlySet<number>;
  readonly #cluster: TestCluster;
  /** Keys of candidates that were seen, and would not do. */
  readonly #tried = new Set<string>();
  #best: MeasuredTest;
  #candidates: Iterator<TestCaseDto>;
  /** Whether it is as small as it gets, and is only worded better. */
  #isSmall = false;
  isDone = false;

  constructor({ test, duties }: AssignedTest, cluster: TestCluster) {
    this.#best = test;
    this.#duties = duties;
    this.#cluster = cluster;
    this.#candidates = this.#smaller(test);
  }

  get best(): MeasuredTest {
    return this.#best;
  }

  *#smaller({ testCase, misfits, isDull }: MeasuredTest): Generator<TestCaseDto> {
    if (misfits > 0) yield* betterTyped(testCase, this.#cluster);
    yield* reductionsOf(testCase);
    if (isDull) yield* livelier(testCase);
  }

  /** The same size, or nearly, but more like what people write. */
  *#betterWorded({ testCase }: MeasuredTest): Generator<TestCaseDto> {
    yield* inDeclaredOrder(testCase, this.#cluster);
    yield* withRoleWords(testCase, this.#cluster);
  }

  nextTrials(count: number): Trial[] {
    const trials = this.#take(count);
    if (trials.length > 0 || this.#isSmall) {
      this.isDone = trials.length === 0;
      return trials;
    }
    this.#isSmall = true;
    this.#candidates = this.#betterWorded(this.#best);
    return this.nextTrials(count);
  }

  #take(count: number): Trial[] {
    const trials: Trial[] = [];
    while (trials.length < count && (this.#isSmall || this.#tried.size < MOST_CANDIDATES)) {
      const next = this.#candidates.next();
      if (next.done) break;
      const key = phenotypeKey(next.value);
      if (this.#tried.has(key)) continue;
      this.#tried.add(key);
      if (misfitsOf(next.value, this.#cluster) > this.#best.misfits) continue;
      trials.push({ testCase: next.value, duties: this.#duties, isWanted: (judged) => this.#isWanted(judged) });
    }
    return trials;
  }

  /** Takes the best candidate that will do, the first of those, and starts over from it. */
  decide(candidates: readonly MeasuredTest[]): void {
    const usable = candidates.filter((candidate) => this.#willDo(candidate));
    const better = this.#isSmall ? usable[0] : usable.toSorted(plainerFirst)[0];
    if (better === undefined) return;
    this.#best = better;
    this.#candidates = this.#isSmall ? this.#betterWorded(better) : this.#smaller(better);
  }

  #willDo(candidate: MeasuredTest): boolean {
    if (!this.#isWanted(candidate)) return false;
    const done = new Set(candidate.elements);
    for (const duty of this.#duties) if (!done.has(duty)) return false;
    return true;
  }

  /**
   * Ends as before, or without an error, or as well-typed tests do; and is better typed, or livelier, or else smaller (as
   * all other candidates are). What only a stranger to the rest made lively may be dull again.
   */
  #isWanted({ testCase, ending, misfits, floating, strands, isDull }: JudgedTest): boolean {
    const best = this.#best;
    if (ending === null || (ending !== best.ending && ending !== 'returned' && misfits === best.misfits) || misfits > best.misfits || floating > best.floating || (isDull && !best.isDull && strands >= best.strands)) return false;
    if (this.#isSmall || ending !== best.ending || misfits < best.misfits || floating < best.floating || isDull !== best.isDull) return true;
    return writingCost(testCase) < writingCost(best.testCase);
  }
}
