import { anyOf, coverageReached, maxCost, maxExecutions, maxGenerations, plateau, type SearchProgress, stopWhen } from '@auklet/search';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('stop conditions');

const PROGRESS: SearchProgress = { generation: 4, executions: 100, cost: 250, coveredCount: 8, goalCount: 10, executionsSinceGain: 40 };

test('each is reached at its limit, not before', () => {
  for (const [condition, tighter] of [
    [maxExecutions(101), maxExecutions(100)],
    [maxCost(251), maxCost(250)],
    [maxGenerations(5), maxGenerations(4)],
    [coverageReached(0.9), coverageReached(0.8)],
    [plateau(41), plateau(40)],
    [stopWhen(() => false), stopWhen(() => true)],
  ] as const) {
    assert.not.ok(condition.reached(PROGRESS));
    assert.ok(tighter.reached(PROGRESS));
  }
});

test('together they end at the first, and leave what the tightest leaves', () => {
  const together = anyOf(maxExecutions(150), maxExecutions(120), maxGenerations(8), stopWhen(() => false, () => 0.1));
  assert.not.ok(together.reached(PROGRESS));
  assert.is(together.executionsLeft?.(PROGRESS), 20);
  assert.is(together.spent?.(PROGRESS), 100 / 120);
  assert.ok(anyOf(maxExecutions(150), maxGenerations(4)).reached(PROGRESS));
});

test.run();
