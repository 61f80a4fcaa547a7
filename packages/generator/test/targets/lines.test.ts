import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { generate, type GenerateOptionsInput, type TargetReport } from '@auklet/generator';

const test = suite('lines of a module');
const folders: string[] = [];

const SIGNS = `exports.sign = (n) => {
  if (n < 0) return 'negative';
  return n > 0 ? 'positive' : 'zero';
};

exports.parity = (n) => {
  if (n % 2 === 0) return 'even';
  return 'odd';
};
`;

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-lines-'));
  folders.push(folder);
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'signs.js'), SIGNS);
  return folder;
}

async function run(cwd: string, options: GenerateOptionsInput): Promise<readonly TargetReport[]> {
  return (await generate({ framework: 'node', maxExecutions: 300, ...options }, { cwd, version: '0.0.0' })).targets;
}

function testsIn(cwd: string): string {
  return readFileSync(join(cwd, 'signs.auklet.test.js'), 'utf8');
}

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'init.defaultBranch=main', ...args], { cwd, stdio: 'ignore' });
}

test.after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test('only what the lines hold is tested', async () => {
  const cwd = project();
  const [report] = await run(cwd, { targets: ['signs.js:6-9'] });
  assert.is(report?.outcome, 'generated', report?.error);
  assert.match(testsIn(cwd), 'parity(');
  assert.not.match(testsIn(cwd), 'sign(');
  assert.is(report?.tests, 2);
  assert.equal(report?.coverage.branches, { covered: 2, total: 2 });
  assert.equal(report?.coverage.functions, { covered: 1, total: 1 });
});

test('one line asks for what it decides', async () => {
  const cwd = project();
  const [report] = await run(cwd, { targets: ['signs.js:2'] });
  assert.is(report?.outcome, 'generated', report?.error);
  assert.match(testsIn(cwd), "'negative'");
  assert.is(report?.tests, 2);
});

test('changed lines are found with git, and modules that did not change are left out', async () => {
  const cwd = project();
  writeFileSync(join(cwd, 'same.js'), SIGNS);
  git(cwd, 'init');
  git(cwd, 'add', '.');
  git(cwd, 'commit', '-m', 'one');
  assert.equal(await run(cwd, { changed: 'HEAD' }), []);
  writeFileSync(join(cwd, 'signs.js'), SIGNS.replace("'odd'", "'uneven'"));
  writeFileSync(join(cwd, 'new.js'), 'module.exports = (n) => n + 1;\n');
  const reports = await run(cwd, { changed: 'HEAD' });
  assert.equal(reports.map(({ file }) => file), ['new.js', 'signs.js']);
  assert.match(testsIn(cwd), "'uneven'");
  assert.not.match(testsIn(cwd), 'sign(');
});

test('an unknown ref is a usage error that names it', async () => {
  const cwd = project();
  git(cwd, 'init');
  git(cwd, 'add', '.');
  try {
    await run(cwd, { changed: 'nowhere' });
    assert.unreachable();
  } catch (error) {
    assert.is((error as { code: string }).code, 'usage');
    assert.match((error as Error).message, '--changed=nowhere: ');
  }
});

test.run();
