import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { generate, type GenerateOptionsInput, type TargetReport } from '@auklet/generator';

const test = suite('reproductions of findings');

interface Hostile {
  readonly source: string;
  readonly outcome: string;
  /** In the test that shows it. */
  readonly shown: RegExp;
  /** Fewer where each costs a second, more where something has to happen later. */
  readonly maxExecutions?: number;
}

/** Each has a member that does no harm, whose tests must not suffer. */
const HOSTILE: Readonly<Record<string, Hostile>> = {
  exits: { source: 'exports.run = (code) => { if (code > 5) process.exit(3); return code; };', outcome: 'exited', shown: /status, 3/ },
  'exits later': { source: 'exports.run = () => { setTimeout(() => process.exit(4), 10); };', outcome: 'exited', shown: /status, 4/, maxExecutions: 150 },
  aborts: { source: 'exports.run = (list) => { if (Array.isArray(list)) process.abort(); };', outcome: 'crashed', shown: /signal, 'SIGABRT'/ },
  'kills itself': { source: "exports.run = () => { process.kill(process.pid, 'SIGKILL'); };", outcome: 'crashed', shown: /signal, 'SIGKILL'/ },
  spins: { source: 'exports.run = (on) => { while (on === true) ; };', outcome: 'timed-out', shown: /signal, 'SIGKILL'/, maxExecutions: 12 },
  'matches for ever': { source: "exports.run = (text) => /^(\\w+\\s?)+$/.test(`${'a'.repeat(40)}${text}!`);", outcome: 'timed-out', shown: /signal, 'SIGKILL'/, maxExecutions: 8 },
  'grows for ever': { source: 'exports.run = (n) => { const all = []; while (n === 0) all.push(new Array(5_000_000).fill(all.length)); };', outcome: 'out-of-memory', shown: /out of memory/, maxExecutions: 8 },
  'rejects unseen': { source: "exports.run = (name) => { Promise.reject(new Error('nobody listens')); return name; };", outcome: 'unhandled-rejection', shown: /nobody listens/ },
};

for (const [name, { source, outcome, shown, maxExecutions = 40 }] of Object.entries(HOSTILE)) {
  test(`a subject that ${name}: found, made small, shown, and nothing else lost`, async () => {
    const { report, errors, ordinary, passes } = await run(`${source}\nexports.half = (number) => number / 2;\n`, { maxExecutions });
    const finding = report.findings.find((one) => one.outcome === outcome);
    assert.ok(finding, JSON.stringify(report.findings));
    assert.ok(finding.reproduction, 'it can be shown without Auklet');
    const calls = (finding.reproduction.match(/\w+\.run\(|\brun\(/g) ?? []).length;
    assert.is(calls, 1, finding.reproduction);
    assert.ok(finding.reproduction.trim().split('\n').length <= 5, finding.reproduction);
    assert.match(errors, shown);
    assert.ok(passes, 'both files pass');
    assert.match(ordinary, /half\(/);
  });
}

test('a timer that repeats until it is stopped is no finding, and no test waits for it', async () => {
  const { report, ordinary, passes } = await run('exports.run = (every) => { setInterval(() => {}, every); return every; };\n');
  assert.equal(report.findings, []);
  assert.match(ordinary, /mock\.timers\.enable/);
  assert.ok(passes, 'it ends');
});

test('a file that a person edited is left alone', async () => {
  const { report, errors } = await run(`${HOSTILE['exits']?.source}\n`, {}, '// mine\n');
  assert.is(errors, '// mine\n');
  assert.is(report.errorsFile, undefined);
  assert.match(report.warnings.join(), /edited by a person/);
});

test('nothing is written when reproductions are not wanted', async () => {
  const { report, errors } = await run(`${HOSTILE['exits']?.source}\n`, { reproductions: false });
  assert.is(errors, '');
  assert.ok(report.findings.length > 0);
});

interface Run {
  readonly report: TargetReport;
  readonly errors: string;
  readonly ordinary: string;
  readonly passes: boolean;
}

async function run(source: string, options: Partial<GenerateOptionsInput> = {}, before: string | null = null): Promise<Run> {
  const cwd = mkdtempSync(join(tmpdir(), 'auklet-findings-'));
  const errorsFile = join(cwd, 'subject.auklet.errors.test.js');
  const testFile = join(cwd, 'subject.auklet.test.js');
  try {
    writeFileSync(join(cwd, 'package.json'), '{}');
    writeFileSync(join(cwd, 'subject.js'), source);
    if (before !== null) writeFileSync(errorsFile, before);
    const { targets } = await generate({ targets: ['subject.js:1-9'], framework: 'node', maxExecutions: 40, ...options }, { cwd, version: '0.0.0' });
    const { status } = spawnSync(process.execPath, ['--test', cwd], { cwd, env: { ...process.env, NODE_TEST_CONTEXT: '' } });
    return { report: targets[0] as TargetReport, errors: textOf(errorsFile), ordinary: textOf(testFile), passes: status === 0 };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

test.run();
