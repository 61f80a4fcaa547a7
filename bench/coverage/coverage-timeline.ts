import { existsSync, readFileSync } from 'node:fs';

/** From `milliseconds` on, this fraction of the goals was covered. */
export interface TimelineStep {
  readonly milliseconds: number;
  readonly coverage: number;
}

/** Goals as the tool counts them, over the time of its search. */
export type CoverageTimeline = readonly TimelineStep[];

/** Reads the file that `--stats` wrote; nothing when the run did not get that far. */
export function readTimeline(file: string): CoverageTimeline {
  if (!existsSync(file)) return [];
  const records = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
  return records.flatMap((line) => {
    const { Variable, SearchTime, Value } = JSON.parse(line) as { Variable: string; SearchTime: number; Value: number };
    return Variable === 'CoverageTimeline' ? [{ milliseconds: SearchTime, coverage: Value }] : [];
  });
}

export function coverageAt(timeline: CoverageTimeline, milliseconds: number): number {
  return timeline.findLast((step) => step.milliseconds <= milliseconds)?.coverage ?? 0;
}

/**
 * Area under the curve as a fraction of what it would be had the search covered at once what it covered in the end, in
 * [0, 1]. A search that ends before its budget keeps its coverage until then.
 */
export function normalisedArea(timeline: CoverageTimeline, budgetMs: number): number {
  const final = coverageAt(timeline, budgetMs);
  if (final === 0) return 0;
  const area = timeline.reduce((sum, { milliseconds, coverage }, i) => {
    const until = Math.min(timeline[i + 1]?.milliseconds ?? budgetMs, budgetMs);
    return sum + coverage * Math.max(0, until - milliseconds);
  }, 0);
  return area / budgetMs / final;
}
