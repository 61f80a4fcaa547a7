import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { testModule } from './project.ts';

const test = suite('what stands behind a dependency');

const AMOUNTS = `exports.grams = (amount) => {
  const [, number, unit] = /^(\\d+) ?([a-z]+)$/.exec(amount) ?? [];
  if (number === undefined) throw new SyntaxError('no amount');
  if (unit !== 'pounds') throw new RangeError('no such unit');
  return Number(number) * 454;
};
exports.isMember = (name) => name.startsWith('member:') && name.length > 9;
`;

const RECIPES = `const { grams, isMember } = require('./amounts.js');
exports.weigh = (amount) => (grams(amount) > 5000 ? 'heavy' : 'light');
exports.price = (customer) => (isMember(customer) ? 8 : 10);
`;

test('is reached: texts that it reads, and what it compares them with', async () => {
  for (const subprocess of [true, false]) {
    const { report, text } = await testModule(RECIPES, { maxExecutions: 1500, seed: 1, subprocess }, {}, { 'amounts.js': AMOUNTS });
    assert.equal(report.coverage.branches, { covered: 4, total: 4 });
    assert.match(text, 'pounds');
    assert.match(text, 'member:');
  }
});

test.run();
