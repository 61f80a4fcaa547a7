import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { testModule } from '../search/project.ts';

const test = suite('mutants');

/** One test a branch covers it; only values at the boundary, and a look at the account, tell what is right. */
const FARE = `exports.Account = class {
  constructor() { this.balance = 10; this.log = []; }
  pay(amount) {
    if (amount >= 7) return false;
    this.balance -= amount;
    this.log.push('paid ' + amount);
    return true;
  }
};
`;

test('tests are added until mutants make them fail, and the report says how many do', async () => {
  const { report, text } = await testModule(FARE, { maxExecutions: 600, workers: 1 });
  assert.ok(report.mutation);
  assert.is(report.mutation.killed, report.mutation.covered, text);
  assert.match(text, /pay\(7\)/);
  assert.match(text, /balance, \d/);
});

/** What a method did shows only in one of many things that can be read afterwards. */
const PANEL = `exports.Panel = class {
${['north', 'south', 'east', 'west', 'up', 'down', 'left', 'right', 'front', 'back'].map((name) => `  #${name} = 0;
  get ${name}() { return this.#${name}; }
  go_${name}() { this.#${name}++; }`).join('\n')}
};
`;

test('whatever can be read of an object is read after each way to change it', async () => {
  const { report, text } = await testModule(PANEL, { maxExecutions: 100, workers: 1 });
  assert.is(report.mutation?.killed, report.mutation?.covered, text);
});

test('the same executions give the same tests, in child processes or without', async () => {
  const texts = [];
  for (const options of [{ workers: 1 }, { workers: 2 }, { subprocess: false }]) texts.push((await testModule(FARE, { maxExecutions: 300, ...options })).text);
  assert.is(new Set(texts).size, 1);
});

test.run();
