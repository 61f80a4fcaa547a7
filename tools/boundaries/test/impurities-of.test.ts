import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { impuritiesOf } from '../impurities-of.ts';

const cases: [source: string, text: string][] = [
  ['Math.random();', 'Math.random'],
  ['const pick = Math.random;', 'Math.random'],
  ['Date.now();', 'Date.now'],
  ['new Date();', 'Date()'],
  ['performance.now();', 'performance.now'],
  ['process.env;', 'process.env'],
  ['setTimeout(() => {}, 1);', 'setTimeout()'],
];
for (const [source, text] of cases) {
  test(`finds ${text} in \`${source}\``, () => assert.equal(impuritiesOf(source), [{ text, line: 1 }]));
}

test('finds nothing in arithmetic and in properties of the same names', () => {
  assert.equal(impuritiesOf('Math.floor(1); point.process.x; const value = { Date: 1 }; value.Date;'), []);
});

test('finds nothing in dates that do not depend on the clock', () => {
  assert.equal(impuritiesOf('new Date(0); Date.prototype.getTime; Date.UTC(2000, 1);'), []);
});

test.run();
