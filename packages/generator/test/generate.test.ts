import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { generate, type GenerateEvent, type GenerateOptionsInput, type Report, type TargetReport } from '@auklet/generator';

const test = suite('generate');
const folders: string[] = [];

/** A project of its own, outside this repository. */
function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-generate-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ 'package.json': '{}', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function run(cwd: string, options: GenerateOptionsInput): Promise<Report> {
  return generate({ framework: 'node', maxExecutions: 300, ...options }, { cwd, version: '0.0.0' });
}

async function runOne(cwd: string, options: GenerateOptionsInput): Promise<TargetReport> {
  const [report] = (await run(cwd, options)).targets;
  assert.ok(report);
  return report;
}

test.after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const CLAMP = `exports.clamp = function clamp(value, low, high) {
  if (low > high) throw new RangeError('low is above high');
  if (value < low) return low;
  return value > high ? high : value;
};
`;

test('a CommonJS module gets a passing test file that covers its branches', async () => {
  const cwd = project({ 'clamp.js': CLAMP });
  const report = await runOne(cwd, { targets: ['clamp.js'] });
  assert.is(report.outcome, 'generated', report.error);
  assert.is(report.testFile, 'clamp.auklet.test.js');
  assert.equal(report.coverage.branches, { covered: 6, total: 6 });
  const ran = spawnSync(process.execPath, ['--test', 'clamp.auklet.test.js'], { cwd, encoding: 'utf8' });
  assert.is(ran.status, 0, ran.stdout);
  assert.equal(readdirSync(cwd).sort(), ['clamp.auklet.test.js', 'clamp.js', 'package.json']);
});

test('equal seeds and executions give equal bytes, whatever runs the tests', async () => {
  const texts = [];
  for (const execution of [{ workers: 1 }, { workers: 2 }, { subprocess: false }]) {
    const cwd = project({ 'clamp.js': CLAMP });
    await run(cwd, { targets: ['clamp.js'], ...execution });
    texts.push(readFileSync(join(cwd, 'clamp.auklet.test.js'), 'utf8'));
  }
  assert.is(texts[1], texts[0]);
  assert.is(texts[2], texts[0]);
});

test('modules that are tested in this process, one after the other, each get their tests', async () => {
  const cwd = project({ 'a.js': CLAMP, 'b.js': CLAMP });
  const { targets } = await run(cwd, { targets: ['a.js', 'b.js'], subprocess: false });
  assert.equal(targets.map(({ outcome, coverage }) => [outcome, coverage.branches.covered]), [['generated', 6], ['generated', 6]]);
});

test('a second run changes nothing, and a file that a person wrote is protected', async () => {
  const cwd = project({ 'clamp.js': CLAMP });
  await run(cwd, { targets: ['clamp.js'] });
  assert.is((await runOne(cwd, { targets: ['clamp.js'] })).outcome, 'unchanged');
  const file = join(cwd, 'clamp.auklet.test.js');
  writeFileSync(file, '// mine\n');
  const report = await runOne(cwd, { targets: ['clamp.js'] });
  assert.is(report.outcome, 'protected');
  assert.match(report.error ?? '', 'clamp.auklet.test.js exists and was written by a person');
  assert.is(readFileSync(file, 'utf8'), '// mine\n');
});

for (const name of ['clamp.test.js', 'test/clamp.js', 'clamp_test.js']) {
  test(`--into ${name} adds tests to what a person wrote there`, async () => {
    const own = "const { it } = require('node:test');\n\nit('is mine', () => {});\n";
    const cwd = project({ 'clamp.js': CLAMP, [name]: own });
    const report = await runOne(cwd, { targets: ['clamp.js'], into: name, subprocess: false });
    assert.is(report.outcome, 'generated', report.error);
    const text = readFileSync(join(cwd, name), 'utf8');
    assert.match(text, "it('is mine', () => {});");
    assert.match(text, 'clamp(');
    assert.is(spawnSync(process.execPath, ['--test', name], { cwd }).status, 0, text);
    assert.equal(readdirSync(join(cwd, dirname(name))).sort(), [...new Set(['clamp.js', ...(dirname(name) === '.' ? [name, 'package.json'] : [])])].sort());
  });
}

test('what a person saves while Auklet is at work stays', async () => {
  const cwd = project({ 'clamp.js': CLAMP });
  const file = join(cwd, 'clamp.auklet.test.js');
  const onEvent = (event: GenerateEvent): void => {
    if (event.type === 'progress') writeFileSync(file, '// saved meanwhile\n');
  };
  const { targets } = await generate({ targets: ['clamp.js'], framework: 'node', maxExecutions: 300, subprocess: false }, { cwd, version: '0.0.0', onEvent });
  assert.is(targets[0]?.outcome, 'protected');
  assert.match(targets[0]?.error ?? '', 'clamp.auklet.test.js was changed while Auklet was at work');
  assert.is(readFileSync(file, 'utf8'), '// saved meanwhile\n');
});

test('what is in the way and cannot be read is left alone', async () => {
  const cwd = project({ 'clamp.js': CLAMP, 'clamp.auklet.test.js/kept.txt': 'kept' });
  const report = await runOne(cwd, { targets: ['clamp.js'], subprocess: false });
  assert.is(report.outcome, 'protected');
  assert.match(report.error ?? '', 'clamp.auklet.test.js is there and cannot be read (EISDIR)');
});

const PAIR = 'export const left = (x) => (x > 1 ? "l" : "r");\nexport const right = (x) => (x < 1 ? "r" : "l");\n';

test('tests of one export leave those of the others in their place', async () => {
  const cwd = project({ 'pair.mjs': PAIR });
  const file = join(cwd, 'pair.auklet.test.mjs');
  await run(cwd, { targets: ['pair.mjs'], subprocess: false });
  const whole = readFileSync(file, 'utf8');
  assert.is((await runOne(cwd, { targets: ['pair.mjs:left'], subprocess: false })).error, undefined);
  const narrowed = readFileSync(file, 'utf8');
  assert.is(narrowed.match(/right\(/g)?.length, whole.match(/right\(/g)?.length, narrowed);
  assert.is((await runOne(cwd, { targets: ['pair.mjs:left'], subprocess: false })).outcome, 'unchanged');
  await run(cwd, { targets: ['pair.mjs'], subprocess: false });
  assert.is(readFileSync(file, 'utf8'), whole);
});

test('a run over one export says which tests of the others fail by now', async () => {
  const cwd = project({ 'pair.mjs': PAIR });
  await run(cwd, { targets: ['pair.mjs'], subprocess: false });
  writeFileSync(join(cwd, 'pair.mjs'), PAIR.replace('(x < 1 ? "r" : "l")', '"always"'));
  const { warnings } = await runOne(cwd, { targets: ['pair.mjs:left'], subprocess: false });
  assert.equal(warnings, ['2 tests that were in pair.auklet.test.mjs before fail; run auklet on the whole module to renew those that were generated']);
});

test('exports that are named one by one share a file', async () => {
  const cwd = project({ 'pair.mjs': PAIR });
  await run(cwd, { targets: ['pair.mjs:left', 'pair.mjs:right'], subprocess: false });
  const text = readFileSync(join(cwd, 'pair.auklet.test.mjs'), 'utf8');
  assert.match(text, 'left(');
  assert.match(text, 'right(');
  assert.is(spawnSync(process.execPath, ['--test', 'pair.auklet.test.mjs'], { cwd }).status, 0, text);
});

test('modules whose tests have the same place share a file', async () => {
  const cwd = project({ 'a/index.js': CLAMP, 'b/index.js': CLAMP.replaceAll('clamp', 'bound') });
  const options = { targets: ['a', 'b'], out: 'tests', subprocess: false };
  const { targets } = await run(cwd, options);
  assert.equal(targets.map(({ outcome, testFile }) => [outcome, testFile]), [['generated', 'tests/index.auklet.test.js'], ['generated', 'tests/index.auklet.test.js']]);
  const text = readFileSync(join(cwd, 'tests/index.auklet.test.js'), 'utf8');
  assert.match(text, 'clamp(');
  assert.match(text, 'bound(');
  assert.equal((await run(cwd, options)).targets.map(({ outcome }) => outcome), ['unchanged', 'unchanged']);
  assert.is(spawnSync(process.execPath, ['--test', 'tests/index.auklet.test.js'], { cwd }).status, 0, text);
});

test('--out mirrors the folder that was named', async () => {
  const cwd = project({ 'src/deep/clamp.js': CLAMP });
  const report = await runOne(cwd, { targets: ['src'], out: 'test' });
  assert.is(report.testFile, 'test/deep/clamp.auklet.test.js');
  assert.match(readFileSync(join(cwd, 'test/deep/clamp.auklet.test.js'), 'utf8'), '../../src/deep/clamp.js');
});

test('one export of a module is tested alone', async () => {
  const cwd = project({ 'pair.mjs': 'export const left = (x) => x > 1;\nexport const right = (x) => x < 1;\n' });
  await run(cwd, { targets: ['pair.mjs:left'] });
  const text = readFileSync(join(cwd, 'pair.auklet.test.mjs'), 'utf8');
  assert.match(text, 'left(');
  assert.not.match(text, 'right(');
});

for (const [name, source, outcome, error] of [
  ['throws on import', "throw new Error('no licence');", 'unloadable', 'loading the module fails: Error: no licence'],
  ['exits on import', 'process.exit(3);', 'unloadable', 'loading the module fails: exited with code 3'],
  ['does not parse', 'export const = 1;', 'unloadable', 'subject.js:1:14'],
  ['exports nothing to call', 'module.exports = { answer: 42 };', 'nothing-testable', 'the module exports nothing that can be called'],
] as const) {
  test(`a module that ${name} is reported in one line and leaves no file`, async () => {
    const cwd = project({ 'subject.js': source });
    const report = await runOne(cwd, { targets: ['subject.js'] });
    assert.is(report.outcome, outcome, report.error);
    assert.match(report.error ?? '', error);
    assert.not.match(report.error ?? '', '\n');
    assert.not(existsSync(join(cwd, 'subject.auklet.test.js')));
  });
}

test('what a module does to its process is a finding, the rest is tested', async () => {
  const source = `exports.leave = (code) => { if (code > 100) process.exit(code); return code; };
exports.spin = (n) => { while (n > 5) n = n + 0; return n; };
`;
  const cwd = project({ 'hostile.js': source });
  const report = await runOne(cwd, { targets: ['hostile.js'], maxExecutions: 1_000 });
  assert.is(report.outcome, 'generated', report.error);
  assert.ok(report.findings.some(({ outcome, call }) => outcome === 'exited' && call === 'leave(…)'), JSON.stringify(report.findings));
  assert.ok(report.findings.some(({ outcome, call }) => outcome === 'timed-out' && call === 'spin(…)'));
});

for (const [part, source, ...others] of [
  ['suggestions', "exports.open = (word) => (word === Buffer.from('sesame street').toString('hex') ? 1 : 2);\n"],
  ['types', 'exports.read = (options) => (options.alpha.beta.gamma.delta === 7 ? 1 : 2);\n', 'mimics'],
  ['mimics', "exports.read = (options) => (['alpha', 'beta', 'gamma', 'delta'].reduce((inner, key) => inner[key], options) === 7 ? 1 : 2);\n"],
  ['local-search', 'exports.root = (x) => (x * x + x === 604506 ? 1 : 2);\n'],
] as const) {
  test(`a search without ${part} finds less`, async () => {
    const missed = async (without: readonly string[]): Promise<number> => {
      let left = -1;
      const onEvent = (event: GenerateEvent): void => {
        if (event.type === 'progress') left = event.goals.total - event.goals.covered;
      };
      await generate({ targets: ['subject.js'], framework: 'node', maxExecutions: 600, subprocess: false, without }, { cwd: project({ 'subject.js': source }), version: '0', onEvent });
      return left;
    };
    assert.is(await missed(others), 0);
    assert.ok((await missed([part, ...others])) > 0);
  });
}

test('modules that share a process are told apart', async () => {
  const cwd = project({ 'one.js': CLAMP, 'two.js': "exports.open = (word) => (word === Buffer.from('sesame').toString('hex') ? 1 : 2);\n" });
  const { targets } = await run(cwd, { targets: ['one.js', 'two.js'], subprocess: false });
  assert.equal(targets.map(({ coverage }) => coverage.branches.covered), [6, 2]);
});

test('a signal ends the search, and what was found is written', async () => {
  const cwd = project({ 'clamp.js': `${CLAMP}exports.never = (s) => (s === String(Math.sin(12.5)) + 'x' ? 1 : 2);\n` });
  const controller = new AbortController();
  const onEvent = (event: { type: string }): void => {
    if (event.type === 'progress') controller.abort();
  };
  const report = await generate({ targets: ['clamp.js'], framework: 'node', budget: '60s' }, { cwd, version: '0', signal: controller.signal, onEvent });
  assert.is(report.targets[0]?.outcome, 'generated');
});

test.run();
