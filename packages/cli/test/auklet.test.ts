import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  for (const word of ['--out', '--framework', '--budget', '--max-executions', '--seed', '--algorithm', '--without', '--no-subprocess', '--workers', '--json', 'Exit codes']) {
    assert.match(stdout, word);
  }
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
  assert.equal(Object.keys(target ?? {}).sort(), ['coverage', 'executions', 'file', 'findings', 'mutation', 'outcome', 'phases', 'searchMs', 'testFile', 'tests', 'warnings']);
});

for (const [name, args, message] of [
  ['an unknown option', ['sign.js', '--bugdet', '1s'], "error: unknown option '--bugdet'"],
  ['no target', ['generate'], 'missing required argument'],
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

test('a module without anything to test is exit code 3', () => {
  writeFileSync(join(folder, 'data.js'), 'module.exports = 42;\n');
  const { status, stdout } = auklet('data.js', '--max-executions', '100');
  assert.is(status, 3);
  assert.match(stdout, '✗ data.js: the module exports nothing that can be called');
});

test.run();
