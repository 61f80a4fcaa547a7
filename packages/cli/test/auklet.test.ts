import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';

const test = suite('auklet');
const BIN = fileURLToPath(new URL('../bin/auklet.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'auklet-cli-'));
test.after(() => rmSync(folder, { recursive: true }));

writeFileSync(join(folder, 'package.json'), '{}');
writeFileSync(join(folder, 'sign.js'), 'module.exports = (n) => (n < 0 ? "negative" : "positive");\n');

function auklet(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
}

test('--version and --help answer on stdout', () => {
  assert.match(auklet('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  const { status, stdout } = auklet('generate', '--help');
  assert.is(status, 0);
  for (const word of ['--out', '--framework', '--budget', '--max-executions', '--seed', '--no-subprocess', '--workers', '--json', 'Exit codes']) {
    assert.match(stdout, word);
  }
  assert.not.match(stdout, '--without');
  assert.match(auklet('--help-all').stdout, '--without');
});

test('generate is the default command', () => {
  const { status, stdout, stderr } = auklet('sign.js', '--max-executions', '100');
  assert.is(status, 0, stderr);
  assert.match(stdout, '✓ sign.js → sign.auklet.test.js');
  assert.match(stdout, 'branches 100 % (2/2)');
  assert.match(stderr, 'seed 1');
});

test('--json prints one object on stdout and nothing else', () => {
  const { status, stdout } = auklet('generate', 'sign.js', '--max-executions', '100', '--seed', '7', '--json');
  assert.is(status, 0);
  const report = JSON.parse(stdout) as { seed: number; targets: Record<string, unknown>[] };
  assert.is(report.seed, 7);
  const [target] = report.targets;
  assert.equal(Object.keys(target ?? {}).sort(), ['coverage', 'denied', 'executions', 'file', 'findings', 'gaps', 'mutation', 'outcome', 'phases', 'searchMs', 'testFile', 'tests', 'verified', 'warnings']);
  assert.equal(Object.keys(target?.['phases'] ?? {}).sort(), ['assert', 'hunt', 'minimise', 'read', 'reproduce', 'search', 'verify']);
});

for (const [name, args, message] of [
  ['an unknown option', ['sign.js', '--bugdet', '1s'], "error: unknown option '--bugdet'"],
  ['a mistyped verb', ['generat'], 'auklet: generat: neither a file nor a verb (did you mean generate?)'],
  ['an unknown reporter', ['sign.js', '--reporter', 'jsn'], 'auklet: --reporter: there is no "jsn" (did you mean json?)'],
  ['a coverage that cannot be', ['sign.js', '--min-coverage', '101'], 'auklet: --min-coverage: '],
  ['a missing file', ['missing.js'], 'auklet: missing.js: no such file or folder'],
  ['a budget without unit', ['sign.js', '--budget', '30'], 'auklet: --budget: "30" is no duration; write 500ms, 30s or 2m'],
  ['a seed that is no number', ['sign.js', '--seed', 'x'], 'auklet: --seed: '],
  ['a number of workers that cannot be', ['sign.js', '--workers', '0'], 'auklet: --workers: '],
  ['an unknown algorithm', ['sign.js', '--algorithm', 'magic'], 'auklet: --algorithm: '],
] as const) {
  test(`${name} is one line on stderr and exit code 2`, () => {
    const { status, stdout, stderr } = auklet(...args);
    assert.is(status, 2);
    assert.is(stdout, '');
    assert.match(stderr, message);
    assert.ok(stderr.trim().split('\n').length <= 2, stderr);
  });
}

test('less covered than --min-coverage is exit code 1', () => {
  writeFileSync(join(folder, 'never.js'), 'module.exports = (n) => (n === 1 && n === 2 ? 1 : 2);\n');
  assert.is(auklet('never.js', '--max-executions', '50', '--min-coverage', '80').status, 1);
  assert.is(auklet('never.js', '--max-executions', '50', '--min-coverage', '50').status, 0);
});

test('a finding under --fail-on-findings is exit code 1', () => {
  writeFileSync(join(folder, 'leave.js'), "module.exports = (n) => (n === 'leave' ? process.exit(3) : 1);\n");
  const run = ['leave.js', '--max-executions', '50', '--no-reproductions'] as const;
  assert.is(auklet(...run).status, 0);
  assert.is(auklet(...run, '--fail-on-findings').status, 1);
  assert.is(auklet('sign.js', '--max-executions', '50', '--fail-on-findings').status, 0);
});

test('--quiet says nothing on stderr, and so does a run for an agent', () => {
  assert.is(auklet('sign.js', '--max-executions', '50', '--quiet').stderr, '');
  const { stderr } = spawnSync(process.execPath, [BIN, 'sign.js', '--max-executions', '50'], { cwd: folder, encoding: 'utf8', env: { ...process.env, AI_AGENT: 'some' } });
  assert.is(stderr, '');
});

test('a reporter may write to a file, beside another one', () => {
  const { status, stdout } = auklet('sign.js', '--max-executions', '50', '--reporter', 'default', '--reporter', 'json:out/report.json');
  assert.is(status, 0);
  assert.match(stdout, 'sign.auklet.test.js');
  assert.is((JSON.parse(readFileSync(join(folder, 'out/report.json'), 'utf8')) as { targets: unknown[] }).targets.length, 1);
});

test('colours follow NO_COLOR and FORCE_COLOR', () => {
  const run = (env: Record<string, string>): string => {
    const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...rest } = process.env;
    return spawnSync(process.execPath, [BIN, 'list', 'sign.js'], { cwd: folder, encoding: 'utf8', env: { ...rest, ...env } }).stdout;
  };
  const escape = String.fromCharCode(27);
  assert.not.ok(run({}).includes(escape));
  assert.ok(run({ FORCE_COLOR: '1' }).includes(escape));
  assert.not.ok(run({ FORCE_COLOR: '1', NO_COLOR: '1' }).includes(escape));
});

test('a module without anything to test is exit code 3', () => {
  writeFileSync(join(folder, 'data.js'), 'module.exports = 42;\n');
  const { status, stdout } = auklet('data.js', '--max-executions', '100');
  assert.is(status, 3);
  assert.match(stdout, '✗ data.js: the module exports nothing that can be called');
});

test.run();
