import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sumResults, summaryLine } from '../test-results.ts';

test('sums the figures of files', () => {
  const { passed, failed, skipped } = sumResults([
    { file: 'a', passed: 2, failed: 1, skipped: 0 },
    { file: 'b', passed: 3, failed: 0, skipped: 4 },
  ]);
  assert.equal([passed, failed, skipped], [5, 1, 4]);
});

test('names skipped tests only when there are some', () => {
  assert.is(summaryLine({ passed: 5, failed: 1, skipped: 0 }), '5 passed, 1 failed');
  assert.is(summaryLine({ passed: 5, failed: 0, skipped: 2 }), '5 passed, 0 failed, 2 skipped');
});

test.run();
