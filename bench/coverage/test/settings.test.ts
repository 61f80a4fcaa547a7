import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSettings } from '../settings.ts';

const DEFAULTS = { budget: '30s', seeds: '1', algorithm: 'dynamosa', jobs: '1' };

test('takes all subjects, each with its own framework, when none is named', () => {
  const { subjects } = readSettings(DEFAULTS);
  assert.ok(subjects.length >= 12);
  assert.is(new Set(subjects.map(({ framework }) => framework)).size, 2);
});

test('takes the named subjects in their order and one framework for all', () => {
  const { subjects } = readSettings({ ...DEFAULTS, subjects: 'quill-delta,ms', framework: 'vitest' });
  assert.equal(subjects.map((one) => [one.package, one.framework]), [['quill-delta', 'vitest'], ['ms', 'vitest']]);
});

for (const [budget, milliseconds] of [['500ms', 500], ['30s', 30_000], ['1.5s', 1_500], ['2m', 120_000]] as const) {
  test(`reads a budget of ${budget}`, () => assert.is(readSettings({ ...DEFAULTS, budget }).budgetMs, milliseconds));
}

test('counts seeds from 1', () => assert.equal(readSettings({ ...DEFAULTS, seeds: '3' }).seeds, [1, 2, 3]));

const wrong: [name: string, value: string, expected: RegExp][] = [
  ['budget', 'soon', /--budget is a time/],
  ['budget', '30', /--budget is a time/],
  ['seeds', '0', /--seeds is a whole number/],
  ['jobs', '3', /--jobs is a whole number from 1 to 2/],
  ['subjects', 'nothing-like-this', /no subject 'nothing-like-this'/],
  ['framework', 'tap', /--framework is one of vitest, node/],
];
for (const [name, value, expected] of wrong) {
  test(`rejects --${name} ${value}`, () => assert.throws(() => readSettings({ ...DEFAULTS, [name]: value }), expected));
}

test.run();
