import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { coverageAt, normalisedArea, readTimeline } from '../coverage-timeline.ts';

const test = suite('coverage over time');

const TIMELINE = [
  { milliseconds: 1_000, coverage: 0.4 },
  { milliseconds: 5_000, coverage: 0.8 },
];

test('coverage holds from one step to the next', () => {
  assert.equal([0, 1_000, 4_999, 5_000, 99_000].map((time) => coverageAt(TIMELINE, time)), [0, 0.4, 0.4, 0.8, 0.8]);
});

test('the area is that under the steps, up to the budget', () => {
  // Four seconds of 0.4 and five of 0.8, where ten of 0.8 are possible.
  assert.is(normalisedArea(TIMELINE, 10_000).toFixed(9), ((4 * 0.4 + 5 * 0.8) / (10 * 0.8)).toFixed(9));
  assert.is(normalisedArea([{ milliseconds: 0, coverage: 1 }], 10_000), 1);
  assert.is(normalisedArea(TIMELINE, 2_000), 0.5);
  assert.is(normalisedArea([], 10_000), 0);
});

test('the timeline is read from the statistics of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-timeline-'));
  const file = join(folder, 'run.ndjson');
  writeFileSync(file, '{"Variable":"CoverageTimeline","SearchTime":1000,"Value":0.4}\n{"Variable":"Goals","SearchTime":"","Value":9}\n{"Variable":"CoverageTimeline","SearchTime":5000,"Value":0.8}\n');
  assert.equal(readTimeline(file), TIMELINE);
  assert.equal(readTimeline(join(folder, 'none.ndjson')), []);
  rmSync(folder, { recursive: true });
});

test.run();
