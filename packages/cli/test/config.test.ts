import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { auklet, project, removeProjects } from './fixtures/command-line.ts';

const test = suite('configuration');
test.after(removeProjects);

type Printed = Readonly<Record<string, { readonly value: unknown; readonly from: string }>>;

function printed(cwd: string, ...args: string[]): Printed {
  const { status, stdout, stderr } = auklet(cwd, '--print-config', '--json', ...args);
  assert.is(status, 0, stderr);
  return JSON.parse(stdout) as Printed;
}

for (const [name, text] of [
  ['auklet.config.ts', "import { defineConfig } from 'auklet/config';\nenum Seed { mine = 7 }\nexport default defineConfig({ seed: Seed.mine as number });\n"],
  ['auklet.config.js', 'module.exports = { seed: 7 };\n'],
  ['auklet.config.mjs', 'export default () => ({ seed: 7 });\n'],
  ['auklet.config.cjs', 'module.exports = async () => ({ seed: 7 });\n'],
  ['auklet.config.json', '{ "$schema": "./node_modules/auklet/schema.json", "seed": 7 }'],
  ['package.json', '{ "auklet": { "seed": 7 } }'],
] as const) {
  test(`${name} is read`, () => {
    assert.equal(printed(project({ [name]: text }))['seed'], { value: 7, from: name });
  });
}

test('flags win over the configuration, which wins over defaults', () => {
  const cwd = project({ 'auklet.config.json': '{ "seed": 7, "framework": "node" }' });
  const values = printed(cwd, '--seed', '9');
  assert.equal(values['seed'], { value: 9, from: '--seed' });
  assert.equal(values['framework'], { value: 'node', from: 'auklet.config.json' });
  assert.equal(values['algorithm'], { value: 'dynamosa', from: 'default' });
  assert.is(printed(cwd, '--no-config')['seed']?.value, 1);
});

test('--print-config prints a line for each option', () => {
  const { stdout } = auklet(project({ 'auklet.config.json': '{ "seed": 7 }' }), '--print-config');
  assert.match(stdout, /^seed +7 +auklet\.config\.json$/m);
  assert.match(stdout, /^quiet +false +default$/m);
});

test('a configuration is found above, and its paths start there', () => {
  const cwd = project({ 'auklet.config.json': '{ "targets": ["src"], "out": "test", "exclude": ["**/*.gen.js"], "stats": "s.csv", "reporter": ["default", "html:reports/a.html"] }', 'src/a.js': '' });
  const values = printed(join(cwd, 'src'));
  assert.equal(values['targets'], { value: ['../src'], from: '../auklet.config.json' });
  assert.is(values['out']?.value, '../test');
  assert.equal(values['exclude']?.value, ['**/*.gen.js']);
  assert.is(values['stats']?.value, '../s.csv');
  assert.equal(values['reporter']?.value, ['default', 'html:../reports/a.html']);
});

test('commas part the items of a list, but not those of a glob', () => {
  const values = printed(project({}), '--exclude', 'src/**/*.{gen,stories}.ts,old', '--env', 'A,B');
  assert.equal(values['exclude']?.value, ['src/**/*.{gen,stories}.ts', 'old']);
  assert.equal(values['env']?.value, ['A', 'B']);
});

test('a configuration that is named is read instead', () => {
  const cwd = project({ 'auklet.config.json': '{ "seed": 7 }', 'other.json': '{ "seed": 8 }' });
  assert.is(printed(cwd, '--config', 'other.json')['seed']?.value, 8);
});

for (const [name, text, message] of [
  ['an unknown option', '{ "sed": 7 }', 'auklet: auklet.config.json: there is no option "sed" (did you mean seed?)'],
  ['a wrong value', '{ "seed": "seven" }', 'auklet: auklet.config.json: seed: '],
  ['a list', '[]', 'not an object; write export default defineConfig({ … })'],
  ['text that is no JSON', '{ seed', 'auklet.config.json'],
] as const) {
  test(`${name} is one line and exit code 2`, () => {
    const { status, stderr } = auklet(project({ 'auklet.config.json': text }), '--print-config');
    assert.is(status, 2);
    assert.match(stderr, message);
    assert.is(stderr.trim().split('\n').length, 1, stderr);
  });
}

test('the configuration decides what is generated', () => {
  const cwd = project({ 'auklet.config.json': '{ "targets": ["sign.js"], "maxExecutions": 50, "framework": "node", "out": "checks" }', 'sign.js': 'module.exports = (n) => (n < 0 ? -1 : 1);\n' });
  const { status, stderr } = auklet(cwd);
  assert.is(status, 0, stderr);
  assert.match(readFileSync(join(cwd, 'checks/sign.auklet.test.js'), 'utf8'), 'sign(');
});

test.run();
