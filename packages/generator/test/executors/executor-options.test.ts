import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { testModule } from '../search/project.ts';

const test = suite('how tests are executed');

const COUNTER = `let calls = 0;
exports.next = function next() {
  calls += 1;
  return calls > 60 ? 'many' : 'few';
};
`;
const WRITER = `const fs = require('node:fs');
const path = require('node:path');
exports.leaveNote = function leaveNote() {
  fs.writeFileSync(path.join(__dirname, 'note.txt'), 'here');
  return fs.readFileSync(path.join(__dirname, 'note.txt'), 'utf8');
};
exports.half = (number) => number / 2;
`;

test('modules with state start anew in each test, unless tests are not to be kept apart', async () => {
  const apart = await testModule(COUNTER, { maxExecutions: 200 });
  assert.is(apart.report.executions, 200, 'no single test calls it that often');
  const together = await testModule(COUNTER, { maxExecutions: 200, isolation: 'none' });
  assert.ok(together.report.executions < 200, 'all tests together do');
});

test('what a module does outside is denied until it is allowed', async () => {
  const denied = await testModule(WRITER, { maxExecutions: 30 });
  assert.not.match(denied.text, /'here'/);
  const allowed = await testModule(WRITER, { maxExecutions: 30, allow: ['fs'] });
  assert.match(allowed.text, /'here'/);
});

test.run();
