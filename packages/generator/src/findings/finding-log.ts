import type { OutcomeDto, TestCaseDto } from '@auklet/protocol';
import type { Finding } from '../report/report.ts';
import { describeOutcome } from './describe-outcome.ts';
import { describeStatement } from './describe-statement.ts';

/** Collects the ways in which a subject misbehaved, one bucket for each outcome and called member. */
export class FindingLog {
  readonly #buckets = new Map<string, { finding: Finding; count: number }>();

  /** Returning and throwing are behaviour; everything else is a finding. */
  record(testCase: TestCaseDto, outcome: OutcomeDto): void {
    if (outcome.kind === 'returned' || outcome.kind === 'threw' || isOwnRejection(testCase, outcome)) return;
    const detail = describeOutcome(outcome);
    const call = describeStatement(testCase, outcome.statement);
    const key = JSON.stringify([detail, call]);
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) this.#buckets.set(key, { finding: { outcome: outcome.kind, detail, call, count: 1 }, count: 1 });
    else bucket.count += 1;
  }

  /** The most frequent first. */
  findings(): readonly Finding[] {
    return [...this.#buckets.values()].sort((a, b) => b.count - a.count).map(({ finding, count }) => ({ ...finding, count }));
  }
}

/** A rejected promise that is itself an input is nobody's to handle but the test's. */
function isOwnRejection(testCase: TestCaseDto, outcome: OutcomeDto): boolean {
  return outcome.kind === 'unhandled-rejection' && JSON.stringify(testCase.statements).includes('"state":"rejected"');
}
