import { setTimeout as delay } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { inParallel } from '../in-parallel.ts';

test('returns results in the order of the items', async () => {
  const results = await inParallel([30, 1, 10], 3, async (milliseconds) => {
    await delay(milliseconds);
    return milliseconds * 2;
  });
  assert.equal(results, [60, 2, 20]);
});

test('has no more calls under way than it may', async () => {
  let underWay = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5], 2, async () => {
    most = Math.max(most, ++underWay);
    await delay(2);
    underWay--;
  });
  assert.is(most, 2);
});

test('rejects when a call does', async () => {
  try {
    await inParallel([1], 2, () => Promise.reject(new Error('no')));
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, 'no');
  }
});

test.run();
