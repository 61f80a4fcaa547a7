import type { OutcomeDto, TestCaseDto } from '@auklet/protocol';
import { sizeOf } from '@auklet/testcase';
import type { Finding } from '../report/report.ts';
import { describeOutcome } from './describe-outcome.ts';
import { describeStatement } from './describe-statement.ts';

/** Outcomes of the same kind and detail that the same call had. */
export interface FindingBucket {
  readonly key: string;
  readonly finding: Finding;
  readonly outcome: MisbehaviourDto;
  /** The smallest that showed it. */
  readonly testCase: TestCaseDto;
}

/** Returning and throwing are behaviour; everything else is worth a person's attention. */
export type MisbehaviourDto = Exclude<OutcomeDto, { kind: 'returned' | 'threw' }>;

/** Collects the ways in which a subject misbehaved, one bucket for each outcome and called member. */
export class FindingLog {
  readonly #buckets = new Map<string, FindingBucket>();

  record(testCase: TestCaseDto, outcome: OutcomeDto): void {
    const bucket = bucketOf(testCase, outcome);
    if (bucket === null) return;
    const before = this.#buckets.get(bucket.key);
    if (before === undefined) this.#buckets.set(bucket.key, bucket);
    else this.#buckets.set(bucket.key, { ...smaller(before, bucket), finding: { ...before.finding, count: before.finding.count + 1 } });
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** The most frequent first. */
  buckets(): readonly FindingBucket[] {
    return [...this.#buckets.values()].sort((a, b) => b.finding.count - a.finding.count);
  }
}

/** `null` for what is behaviour. */
export function bucketOf(testCase: TestCaseDto, outcome: OutcomeDto): FindingBucket | null {
  if (outcome.kind === 'returned' || outcome.kind === 'threw' || isOwnRejection(testCase, outcome) || isTimerWithoutEnd(testCase, outcome)) return null;
  const detail = describeOutcome(outcome);
  const call = describeStatement(testCase, outcome.statement);
  return { key: JSON.stringify([detail, call, frameOf(outcome)]), finding: { outcome: outcome.kind, detail, call, count: 1 }, outcome, testCase };
}

function smaller(a: FindingBucket, b: FindingBucket): FindingBucket {
  return sizeOf(b.testCase) < sizeOf(a.testCase) ? b : a;
}

function frameOf(outcome: MisbehaviourDto): string | undefined {
  return outcome.kind === 'crashed' ? outcome.frame : undefined;
}

/** A timer that repeats until somebody stops it does what it is there for. */
function isTimerWithoutEnd({ statements }: TestCaseDto, outcome: MisbehaviourDto): boolean {
  return outcome.kind === 'timed-out' && outcome.budget === 'turns' && statements[outcome.statement]?.kind === 'advance';
}

/** A rejected promise that is itself an input is nobody's to handle but the test's. */
function isOwnRejection(testCase: TestCaseDto, outcome: OutcomeDto): boolean {
  return outcome.kind === 'unhandled-rejection' && JSON.stringify(testCase.statements).includes('"state":"rejected"');
}
