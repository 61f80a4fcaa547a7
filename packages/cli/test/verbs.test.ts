import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { auklet, project, removeProjects } from './fixtures/command-line.ts';

const test = suite('verbs');
test.after(removeProjects);

test('list says what can be tested and why the rest cannot, and runs nothing', () => {
  const cwd = project({
    'queue.mjs': "import { writeFileSync } from 'node:fs';\nwriteFileSync('ran', '');\nexport class Queue { push(n) { return n > 0 ? n : 0; } }\nexport function size(q) { return q ? 1 : 0; }\n",
    'data.js': 'module.exports = 42;\n',
    'broken.js': 'const = 1;\n',
  });
  const { status, stdout } = auklet(cwd, 'list');
  assert.is(status, 0);
  assert.match(stdout, '✓ queue.mjs 2 functions, 4 branches');
  assert.match(stdout, '  Queue#push line 3, 2 branches');
  assert.match(stdout, '✗ data.js: holds no function');
  assert.match(stdout, '✗ broken.js: broken.js:1:');
  assert.not(existsSync(join(cwd, 'ran')));
  assert.is((JSON.parse(auklet(cwd, 'list', '--json').stdout) as unknown[]).length, 3);
});

test('--json leaves reports to files as they are', () => {
  const cwd = project({ 'data.js': 'module.exports = 42;\n' });
  const { stdout } = auklet(cwd, 'data.js', '--json', '--reporter', 'junit:tests.xml', '--reporter', 'github');
  assert.is((JSON.parse(stdout) as { seed: number }).seed, 1);
  assert.match(readFileSync(join(cwd, 'tests.xml'), 'utf8'), 'data.js');
});

test('report shows the last run once more', () => {
  const cwd = project({ 'sign.js': 'module.exports = (n) => (n < 0 ? -1 : 1);\n' });
  const early = auklet(cwd, 'report');
  assert.is(early.status, 2);
  assert.match(early.stderr, 'no report of an earlier run');
  const { stdout } = auklet(cwd, 'sign.js', '--max-executions', '50');
  const again = auklet(cwd, 'report');
  assert.is(again.status, 0);
  assert.is(again.stdout, stdout);
  assert.is((JSON.parse(auklet(cwd, 'report', '--json').stdout) as { seed: number }).seed, 1);
});

test('a figure below 100 % says where its reasons are, and 100 % does not', () => {
  const cwd = project({ 'sign.js': "module.exports = (n) => (typeof n === 'nothing' ? 0 : 1);\n", 'same.js': 'module.exports = (n) => n;\n' });
  const { stdout } = auklet(cwd, 'sign.js', '--max-executions', '50');
  assert.match(stdout, '\nwhy 1 branch is not covered: npx auklet explain\n');
  assert.match(auklet(cwd, 'explain').stdout, '1 of 2 branches are not covered');
  assert.not.match(auklet(cwd, 'same.js', '--max-executions', '50').stdout, 'explain');
});

for (const [name, files, config, contents] of [
  ['TypeScript and Vitest', { 'package.json': '{ "scripts": { "test": "vitest run" } }', 'tsconfig.json': '{}', 'src/a.ts': '' }, 'auklet.config.ts', ["targets: ['src']", "framework: 'vitest'"]],
  ['CommonJS and Mocha', { 'package.json': '{ "devDependencies": { "mocha": "*" } }', 'lib/a.js': '' }, 'auklet.config.mjs', ["targets: ['lib']", "framework: 'mocha'"]],
  ['ES modules and nothing', { 'package.json': '{ "type": "module" }', 'a.js': '' }, 'auklet.config.js', ["targets: ['.']", "framework: 'node'"]],
] as const) {
  test(`init detects ${name}, asks nobody without a terminal, and its file is read`, () => {
    const cwd = project(files);
    const { status, stdout, stderr } = auklet(cwd, 'init');
    assert.is(status, 0, stderr);
    assert.match(stdout, config);
    const text = readFileSync(join(cwd, config), 'utf8');
    for (const content of contents) assert.match(text, content);
    assert.match(auklet(cwd, '--print-config').stdout, new RegExp(`"30s" +${config}`));
  });
}

test('init never overwrites', () => {
  const cwd = project({ 'auklet.config.json': '{}' });
  const { status, stderr } = auklet(cwd, 'init', '--yes');
  assert.is(status, 2);
  assert.match(stderr, 'auklet.config.json is there already');
  assert.equal(readdirSync(cwd).sort(), ['auklet.config.json', 'package.json']);
});

test('doctor names what is missing and how to mend it', () => {
  const cwd = project({ 'package.json': '{ "devDependencies": { "vitest": "*" } }' });
  const { status, stdout } = auklet(cwd, 'doctor');
  assert.is(status, 0);
  assert.match(stdout, `✓ Node: ${process.versions.node}`);
  assert.match(stdout, '! test framework: vitest: vitest is not installed in this project\n    npm install --save-dev vitest');
  assert.match(stdout, '✓ child processes');
});

test.run();
