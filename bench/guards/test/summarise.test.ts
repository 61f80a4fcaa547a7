import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { describeMeasurement, summarise } from '../summarise.ts';

const test = suite('summarise guards');

test('seeds that did not reach the branch count, but not as executions', () => {
  const measurements = [
    { guard: 'easy', executions: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
    { guard: 'hard', executions: [300, null] },
  ];
  assert.equal(summarise(measurements), { solved: 10, total: 11, executionsMedian: 5.5, executionsP90: 9 });
});

test('a guard that one seed missed says so', () => {
  assert.is(describeMeasurement({ guard: 'hard', executions: [300, null] }), 'MISSED hard: 1/2, median 300, 90 % 300');
  assert.is(describeMeasurement({ guard: 'never', executions: [null] }), 'MISSED never: 0/1');
  assert.is(describeMeasurement({ guard: 'easy', executions: [1, 3] }), 'solved easy: 2/2, median 2, 90 % 3');
});

test.run();
