import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { advanceClock, advancesClock, isWellFormed, LIMITS, testCaseOf } from '@auklet/testcase';

const call = { kind: 'call', callee: { export: ['later'] }, args: [] } as const;

test('time passes before the given statement, which still awaits what it did', () => {
  const changed = advanceClock(testCaseOf([call, { kind: 'await', statement: 0 }]), 1, 'all');
  assert.equal(changed.statements, [call, { kind: 'advance', milliseconds: 'all' }, { kind: 'await', statement: 0 }]);
  assert.ok(isWellFormed(changed));
  assert.ok(advancesClock(changed));
});

test('statements before it may be referred to by those behind it', () => {
  const changed = advanceClock(testCaseOf([call, call, { kind: 'await', statement: 1 }]), 1, 100);
  assert.equal(changed.statements[3], { kind: 'await', statement: 2 });
});

test('a test case of the greatest length stays as it is', () => {
  const longest = testCaseOf(Array.from({ length: LIMITS.statements }, () => call));
  assert.is(advanceClock(longest, 0, 'all'), longest);
  assert.not.ok(advancesClock(longest));
});

test.run();
