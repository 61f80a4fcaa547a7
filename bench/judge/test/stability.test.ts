import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { stabilityOf } from '../stability.ts';
import type { TestRun } from '../test-run.ts';

function run(tests: Record<string, boolean>): TestRun {
  return { tests: Object.entries(tests).map(([name, passed]) => ({ name, passed })), output: '' };
}

test('sorts tests by what they did in all runs', () => {
  const runs = [run({ a: true, b: false, c: true, d: true }), run({ a: true, b: false, c: false })];
  assert.equal(stabilityOf(runs), { passing: ['a'], failing: ['b'], differing: ['c', 'd'] });
});

test.run();
