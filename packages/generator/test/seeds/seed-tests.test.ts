import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, type GenerateOptionsInput, openDiskStore, type Report, type ResultStore, type TargetReport } from '@auklet/generator';
import { isAukletError } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('seed tests');
const folders: string[] = [];
test.after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-seeds-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ 'package.json': '{}', ...files })) writeFileSync(join(folder, name), text);
  return folder;
}

const WORD = 'open sesame';
/** No search finds a word by its hash. */
const DOOR = `const { createHash } = require('node:crypto');
exports.open = (word) => {
  if (createHash('sha256').update(String(word)).digest('hex') !== '${createHash('sha256').update(WORD).digest('hex')}') return 'shut';
  return 'open';
};
`;
const OWN_TEST = `const { test } = require('node:test');
const assert = require('node:assert');
const { open } = require('./door.js');
test('opens', () => assert.equal(open('${WORD}'), 'open'));
`;

async function run(cwd: string, options: GenerateOptionsInput, store?: ResultStore): Promise<Report> {
  return generate({ framework: 'node', maxExecutions: 100, subprocess: false, targets: ['door.js'], ...options }, { cwd, version: '0.0.0', ...(store === undefined ? {} : { store }) });
}

async function runOne(cwd: string, options: GenerateOptionsInput, store?: ResultStore): Promise<TargetReport> {
  return (await run(cwd, options, store)).targets[0] as TargetReport;
}

test('what a test of the project does is where the search starts', async () => {
  const cwd = project({ 'door.js': DOOR, 'door.test.js': OWN_TEST });
  assert.equal((await runOne(cwd, {})).coverage.branches, { covered: 1, total: 2 });
  const seeded = await runOne(cwd, { seedTests: ['*.test.js'] });
  assert.equal(seeded.coverage.branches, { covered: 2, total: 2 });
  assert.match(readFileSync(join(cwd, 'door.auklet.test.js'), 'utf8'), /open\(.open sesame.\)/);
  assert.is(readFileSync(join(cwd, 'door.test.js'), 'utf8'), OWN_TEST);
});

test('generated tests are read back', async () => {
  const cwd = project({ 'door.js': DOOR, 'door.test.js': OWN_TEST });
  await runOne(cwd, { seedTests: ['door.test.js'] });
  rmSync(join(cwd, 'door.test.js'));
  const again = await runOne(cwd, { seedTests: ['**/*.auklet.test.js'] });
  assert.equal(again.coverage.branches, { covered: 2, total: 2 });
});

test('a result is kept for the seeds that it comes from', async () => {
  const cwd = project({ 'door.js': DOOR, 'door.test.js': OWN_TEST.replace(WORD, 'please') });
  const store = await openDiskStore(join(cwd, 'cache'));
  const options = { seedTests: ['door.test.js'] };
  assert.equal((await runOne(cwd, options, store)).coverage.branches, { covered: 1, total: 2 });
  assert.is((await runOne(cwd, options, store)).cached, true);
  writeFileSync(join(cwd, 'door.test.js'), OWN_TEST);
  assert.equal((await runOne(cwd, options, store)).coverage.branches, { covered: 2, total: 2 });
});

test('what cannot be read is said', async () => {
  const cwd = project({ 'door.js': DOOR, 'door.test.js': `${OWN_TEST}const {` });
  const error = await run(cwd, { seedTests: ['tests/**'] }).catch((thrown: unknown) => thrown);
  assert.ok(isAukletError(error) && error.code === 'usage');
  assert.match(error.message, /^--seed-tests tests\/\*\*: there is no such file/);
  const { outcome, warnings } = await runOne(cwd, { seedTests: ['door.test.js'] });
  assert.is(outcome, 'generated');
  assert.ok(warnings.some((warning) => /^door\.test\.js:\d+:\d+: .*; its tests are no seeds$/.test(warning)), warnings.join('\n'));
});

test.run();
