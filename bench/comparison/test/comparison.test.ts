import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { mannWhitney } from '../mann-whitney.ts';
import { jointRanks } from '../ranks.ts';
import { varghaDelaney } from '../vargha-delaney.ts';

const test = suite('comparison of samples');

const near = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) < 5e-5, `${actual} instead of ${expected}`);

/** Permeability at term and before it (Hollander and Wolfe 1973, table 4.1): U = 35, one-sided p = 0.1272. */
const TERM = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
const EARLY = [1.15, 0.88, 0.9, 0.74, 1.21];

test('equal values share their ranks', () => {
  assert.equal(jointRanks([3, 1], [3, 7, 3]), [3, 1, 3, 5, 3]);
});

test('A12 is U over all pairs, ties count half', () => {
  near(varghaDelaney(TERM, EARLY), 35 / 50);
  near(varghaDelaney([1, 2], [3, 4]), 0);
  near(varghaDelaney([3, 4], [1, 2]), 1);
  near(varghaDelaney([1, 2, 2], [2, 2, 9]), 2 / 9);
  near(varghaDelaney([5, 5], [5, 5, 5]), 0.5);
});

test('p-values are those of the exact test', () => {
  near(mannWhitney(TERM, EARLY), 0.2544);
  near(mannWhitney([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]), 2 / 252);
  near(mannWhitney([5, 5, 5], [5, 5, 5]), 1);
});

test('ties are counted over all ways to deal the values', () => {
  // Of the 6 ways to deal 1, 2, 2, 3 to two samples of two, {1, 2} comes twice, and so does its mirror image {2, 3}.
  near(mannWhitney([1, 2], [2, 3]), 4 / 6);
});

test('it does not matter which sample comes first', () => {
  near(mannWhitney(TERM, EARLY), mannWhitney(EARLY, TERM));
  near(varghaDelaney(TERM, EARLY), 1 - varghaDelaney(EARLY, TERM));
});

test.run();
