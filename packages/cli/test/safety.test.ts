import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '@auklet/generator';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { BIN, project, removeProjects } from './fixtures/command-line.ts';

const test = suite('safety');
test.after(removeProjects);

const INTRUDER = readFileSync(fileURLToPath(new URL('./fixtures/intruder.cjs', import.meta.url)), 'utf8');
const ATTEMPTS = ['child_process.exec', 'child_process.spawnSync', 'fs.rmSync', 'fs.writeFileSync', 'net.connect'];

/** Of every file below a folder, but for what a run of Auklet writes. */
function treeHash(folder: string): string {
  const hash = createHash('sha256');
  for (const path of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    if (/auklet\.test|\.cache/.test(path)) continue;
    hash.update(path);
    if (statSync(join(folder, path)).isFile()) hash.update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}

function run(cwd: string, ...args: readonly string[]): { readonly report: Report; readonly stderr: string } {
  const env = { ...process.env, XDG_CACHE_HOME: join(cwd, '.cache'), AUKLET_TEST_SECRET: 'a secret' };
  const { stdout, stderr } = spawnSync(process.execPath, [BIN, 'intruder.cjs', '--framework', 'node', '--max-executions', '150', '--json', ...args], { cwd, encoding: 'utf8', env });
  assert.not.match(stdout, 'a secret');
  return { report: JSON.parse(stdout) as Report, stderr };
}

for (const args of [[], ['--no-subprocess']]) {
  test(`a module that reaches out is stopped, and what it tried is listed ${args.join('')}`, () => {
    const cwd = project({ 'intruder.cjs': INTRUDER });
    const before = treeHash(cwd);
    const [target] = run(cwd, ...args).report.targets;
    assert.is(treeHash(cwd), before);
    assert.is(target?.outcome, 'generated', target?.error);
    const tried = target?.denied.map(({ operation }) => operation);
    assert.equal([...new Set(tried)].sort(), [...ATTEMPTS, 'process.env'].sort());
    assert.ok(target?.denied.some((denial) => denial.target === join(homedir(), 'auklet-was-here')));
    assert.not(existsSync(join(homedir(), 'auklet-was-here')));
    const tests = readFileSync(join(cwd, target?.testFile as string), 'utf8');
    for (const name of ['writeHome', 'deleteFolder', 'openSocket', 'spawnShell', 'quietly']) assert.not.match(tests, `${name}(`);
    assert.match(tests, 'sign(');
  });
}

test('a module that reaches out when it is loaded is left alone, with the mend', () => {
  const cwd = project({ 'intruder.cjs': `try { require('node:fs').writeFileSync('left', ''); } catch {}\nexports.f = () => 1;\n` });
  const [target] = run(cwd).report.targets;
  assert.is(target?.outcome, 'unloadable');
  assert.match(target?.error ?? '', 'loading the module tries what it may not do: fs.writeFileSync "left"; --allow fs lets it');
  assert.equal(readdirSync(cwd).filter((name) => name !== '.cache').sort(), ['intruder.cjs', 'package.json']);
});

test('--env passes a variable on', () => {
  const cwd = project({ 'intruder.cjs': "exports.read = () => (process.env.AUKLET_TEST_PLAIN === 'plain' ? 'plainly' : 'no');\n" });
  process.env['AUKLET_TEST_PLAIN'] = 'plain';
  const passedOn = run(cwd, '--env', 'AUKLET_TEST_PLAIN').report.targets[0];
  assert.equal(passedOn?.denied, []);
  assert.match(readFileSync(join(cwd, passedOn?.testFile as string), 'utf8'), 'plainly');
  delete process.env['AUKLET_TEST_PLAIN'];
});

const hasSandbox = spawnSync('bwrap', ['--unshare-all', '--ro-bind', '/', '/', 'true']).status === 0;

test('--sandbox runs everything in bubblewrap, or says what is missing', () => {
  const elsewhere = join(project({}), 'package.json');
  const cwd = project({ 'intruder.cjs': `exports.sees = () => (require('node:fs').existsSync(${JSON.stringify(elsewhere)}) ? 'everything' : 'the project');\n` });
  if (!hasSandbox) {
    const { status, stderr } = spawnSync(process.execPath, [BIN, 'intruder.cjs', '--sandbox'], { cwd, encoding: 'utf8' });
    assert.is(status, 2);
    assert.match(stderr, 'bubblewrap');
    return;
  }
  const inside = run(cwd, '--sandbox').report.targets[0];
  assert.is(inside?.outcome, 'generated', inside?.error);
  assert.match(readFileSync(join(cwd, inside?.testFile as string), 'utf8'), 'the project');
});

test.run();
