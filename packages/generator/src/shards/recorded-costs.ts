import { statSync } from 'node:fs';
import type { Report } from '../report/report.ts';
import type { Target } from '../targets/find-targets.ts';
import type { Costed } from './split-by-cost.ts';

/** Milliseconds of work on a module, by its label. */
export type RecordedCosts = Readonly<Record<string, number>>;

/** What a run has shown of the cost of its modules; a result from the cache counts what it cost then. */
export function costsOf({ targets }: Report): RecordedCosts {
  const costs = targets.map(({ file, phases }) => [file, Object.values(phases).reduce((sum, ms) => sum + ms, 0)] as const);
  return Object.fromEntries(costs.filter(([, ms]) => ms > 0));
}

/** The recorded cost of each module; one without is taken to cost as much for its size as the others do. */
export function withCosts(targets: readonly Target[], recorded: RecordedCosts): readonly Costed[] {
  const sized = targets.map(({ label, file }) => ({ label, size: statSync(file).size, known: recorded[label] }));
  const measured = sized.filter(({ known }) => known !== undefined);
  const perByte = measured.reduce((sum, { known = 0 }) => sum + known, 0) / measured.reduce((sum, { size }) => sum + size, 0) || 1;
  return sized.map(({ label, size, known }) => ({ label, cost: known ?? Math.round(size * perByte) }));
}
