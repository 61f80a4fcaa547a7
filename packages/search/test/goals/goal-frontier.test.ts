import { GoalFrontier, type GoalModel } from '@auklet/search';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('GoalFrontier');

/** 0 leads to 1 and 2, 2 to 3, and 3 back to 0; 4 stands alone. */
const CHILDREN: readonly (readonly number[])[] = [[1, 2], [], [3], [0], []];
const MODEL: GoalModel = { count: 5, roots: [0, 4], children: (goal) => CHILDREN[goal] ?? [] };

test('pursues roots first and opens children when their parent is covered', () => {
  const frontier = new GoalFrontier(MODEL);
  assert.equal(frontier.current, [0, 4]);
  assert.ok(frontier.cover(0));
  assert.equal(frontier.current, [1, 2, 4]);
  assert.not.ok(frontier.cover(0));
});

test('a goal covered by chance opens its children before its parent is covered', () => {
  const frontier = new GoalFrontier(MODEL);
  frontier.cover(2);
  assert.equal(frontier.current, [0, 3, 4]);
  frontier.cover(0);
  assert.equal(frontier.current, [1, 3, 4]);
});

test('what is given counts as covered and opens the way', () => {
  const frontier = new GoalFrontier({ ...MODEL, given: [0] });
  assert.is(frontier.coveredCount, 1);
  assert.equal(frontier.current, [1, 2, 4]);
});

test('covers each goal once, in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4)), (order) => {
      const frontier = new GoalFrontier(MODEL);
      for (const goal of order) frontier.cover(goal);
      assert.is(frontier.coveredCount, new Set(order).size);
      for (const goal of frontier.current) assert.not.ok(frontier.isCovered(goal));
    }),
  );
});

test('as a last resort everything is pursued', () => {
  const frontier = new GoalFrontier(MODEL);
  frontier.cover(4);
  frontier.activateAll();
  assert.equal(frontier.current, [0, 1, 2, 3]);
});

test.run();
