import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { CoverageFigures } from '../../judge/figures.ts';
import { coverageTable } from '../coverage-table.ts';
import type { Measurement } from '../measure-subject.ts';
import { summarise } from '../summarise.ts';

function figures(branches: number, statements: number): CoverageFigures {
  const of = (covered: number): { covered: number; total: number } => ({ covered, total: 10 });
  return { branches: of(branches), statements: of(statements), functions: of(0) };
}

const TIMELINE = [
  { milliseconds: 0, coverage: 0.3 },
  { milliseconds: 20_000, coverage: 0.6 },
];

function measurement(name: string, coverage: CoverageFigures | null, failing: string[] = [], differing: string[] = []): Measurement {
  const run = { exitCode: 0, outcome: 'generated', wallMs: 1, searchMs: 1, executions: 1, passing: 1 };
  const subject = { package: name, version: '1.0.0', file: 'index.js', framework: 'vitest', seed: 1 };
  return { ...subject, ...run, failing, differing, coverage, baseline: null, claimed: null, timeline: TIMELINE, normalisedArea: 0.75 };
}

test('averages the seeds of a subject first, then the subjects', () => {
  const summary = summarise([measurement('a', figures(2, 4)), measurement('a', figures(4, 6)), measurement('b', figures(9, 9))]);
  assert.equal(summary, { subjects: 2, branchesMean: 60, branchesWorst: 30, statementsMean: 70, normalisedArea: 0.75, at10s: 0.5, failing: 0, differing: 0 });
});

test('counts a subject without a test file as uncovered, not as absent', () => {
  const summary = summarise([measurement('a', figures(10, 10)), measurement('b', null)]);
  assert.equal([summary.subjects, summary.branchesMean, summary.branchesWorst], [1, 50, 0]);
});

test('sums failing and differing tests', () => {
  const summary = summarise([measurement('a', figures(1, 1), ['x', 'y'], ['z']), measurement('b', figures(1, 1), ['x'])]);
  assert.equal([summary.failing, summary.differing], [3, 1]);
});

test('prints one aligned line a measurement', () => {
  const [head, ...lines] = coverageTable([measurement('a', figures(2, 4)), measurement('longer', null)]).split('\n');
  assert.is(lines.length, 2);
  assert.ok(lines.every((line) => line.length === head?.length));
  assert.match(lines[0] ?? '', /^a +1 +20\.0/);
});

test.run();
