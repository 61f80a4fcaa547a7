import type { ComparisonDto, ExecutionResultDto, TestCaseDto, TraceDto } from '@auklet/protocol';
import { comparisonsOf, traceOf } from '@auklet/tracer';

/** One try, with what it showed of the conditions that it met. */
export class Evidence {
  readonly testCase: TestCaseDto;
  readonly result: ExecutionResultDto;
  readonly trace: TraceDto;
  readonly comparisons: readonly ComparisonDto[];
  readonly #positions: ReadonlyMap<number, number>;
  readonly #blocks: ReadonlySet<number>;

  constructor(testCase: TestCaseDto, result: ExecutionResultDto) {
    this.testCase = testCase;
    this.result = result;
    this.trace = traceOf(result);
    this.comparisons = comparisonsOf(result);
    this.#positions = new Map(Array.from(this.trace.predicates, (predicate, position) => [predicate, position]));
    this.#blocks = new Set(this.trace.blocks);
  }

  /** How far a condition was from an outcome; `undefined` when it was not evaluated. */
  distance(predicate: number, outcome: boolean): number | undefined {
    const position = this.#positions.get(predicate);
    return position === undefined ? undefined : (outcome ? this.trace.trueDistances : this.trace.falseDistances)[position];
  }

  entered(block: number): boolean {
    return this.#blocks.has(block);
  }

  /** What a condition compared when it last did not have an outcome; look-ups in vain stand before what hangs on them. */
  missing(predicate: number, outcome: boolean): ComparisonDto | undefined {
    return this.comparisons.findLast((comparison) => comparison.predicate === predicate && comparison.outcome !== outcome);
  }
}
