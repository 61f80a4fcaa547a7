import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gap, GenerateEvent, Report } from '@auklet/generator';
import istanbul from 'istanbul-lib-coverage';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { auklet, BIN, project, removeProjects } from './fixtures/command-line.ts';

const test = suite('reporters');
test.after(removeProjects);

const SOURCE = `const fs = require('node:fs');

function unused(n) {
  return n > 3 ? '<big>' : 'small';
}

exports.parse = function parse(text, options) {
  if (typeof window !== 'undefined') return 'browser';
  if (options && options.save) {
    fs.writeFileSync('x', 'y');
    return text ? 1 : 2;
  }
  if (process.platform === 'none') {
    if (text === 'q') return 3;
  }
  return text ? 'some' : 'none';
};
`;

const FORMATS = ['json', 'ndjson', 'junit', 'github', 'lcov', 'cobertura', 'html'] as const;
const cwd = project({ 'parse.js': SOURCE, 'summary.md': '' });
process.env['GITHUB_STEP_SUMMARY'] = join(cwd, 'summary.md');
const run = auklet(cwd, 'parse.js', '--framework', 'node', '--max-executions', '300', ...FORMATS.flatMap((name) => ['--reporter', `${name}:out/${name}`]));
delete process.env['GITHUB_STEP_SUMMARY'];
const written = (name: (typeof FORMATS)[number]): string => readFileSync(join(cwd, 'out', name), 'utf8');
const [target] = (JSON.parse(written('json')) as Report).targets;

test('json is the report without what only reports of the source need', () => {
  assert.is(run.status, 0, run.stderr);
  assert.is(target?.outcome, 'generated');
  assert.is(target?.details, undefined);
});

test('ndjson has a line for each event, as it happens, and one for the end', () => {
  const events = written('ndjson').trimEnd().split('\n').map((line) => JSON.parse(line) as GenerateEvent | { readonly type: 'finished'; readonly targets: number });
  const types = events.map(({ type }) => type);
  assert.equal([types[0], types[1], types.at(-2), types.at(-1)], ['started', 'target-started', 'target-finished', 'finished']);
  assert.ok(types.includes('progress') && types.includes('phase'));
});

test('junit has a case for each test', () => {
  assert.match(written('junit'), '<testsuite name="parse.js"');
  assert.is(written('junit').match(/<testcase /g)?.length, target?.tests);
});

test('github has an annotation for each gap, escaped, and a summary', () => {
  const lines = written('github').trimEnd().split('\n');
  assert.is(lines.length, Math.min(10, target?.gaps?.length ?? 0));
  assert.ok(lines.includes("::notice file=parse.js,line=8,title=Auklet%3A not covered%3A typeof window !== 'undefined' is true::typeof window !== 'undefined' compared the same in every try, and was always false"));
  assert.match(readFileSync(join(cwd, 'summary.md'), 'utf8'), /\| parse\.js \| \d+ \| \d+ % /);
});

test('lcov and Cobertura tell the branches that the report tells', () => {
  const { covered, total } = target?.coverage.branches ?? { covered: 0, total: 0 };
  assert.match(written('lcov'), `SF:parse.js\n`);
  assert.match(written('lcov'), `BRF:${total}\nBRH:${covered}\n`);
  assert.match(written('cobertura'), `branches-valid="${total}" branches-covered="${covered}"`);
});

test('the counters are those that Istanbul would have', async () => {
  const { createInstrumenter } = await import('istanbul-lib-instrument');
  const instrumenter = createInstrumenter();
  instrumenter.instrumentSync(SOURCE, join(cwd, 'parse.js'));
  const theirs = istanbul.createFileCoverage(instrumenter.lastFileCoverage()).toSummary();
  assert.equal([target?.coverage.branches.total, target?.coverage.statements.total, target?.coverage.functions.total], [theirs.branches.total, theirs.statements.total, theirs.functions.total]);
});

test('html is one page with the source, every gap and every test, and needs nothing else', () => {
  const page = written('html');
  assert.is(page.match(/class="gap"/g)?.length, target?.gaps?.length);
  assert.is(page.match(/aria-pressed="false"/g)?.length, target?.tests);
  assert.match(page, '&lt;big&gt;');
  assert.not.match(page, '<big>');
  assert.not.match(page, /(?:src|href)="(?!#)/);
  assert.match(page, 'prefers-color-scheme: dark');
});

test('what an earlier run has left in a file stays until there is something to write', () => {
  const before = written('html');
  assert.is(auklet(cwd, 'no-such.js', '--reporter', 'html:out/html').status, 2);
  assert.is(written('html'), before);
});

test('explain names the reason of every gap', () => {
  const { status, stdout } = auklet(cwd, 'explain', 'parse.js');
  assert.is(status, 0);
  const [{ gaps }] = JSON.parse(auklet(cwd, 'explain', '--json').stdout) as [{ readonly gaps: readonly Gap[] }];
  const { covered, total } = target?.coverage.branches ?? { covered: 0, total: 0 };
  assert.is(gaps.length, total - covered);
  const reasons = (line: number): unknown[] => gaps.filter((gap) => gap.line === line).map(({ reason }) => reason);
  assert.equal([3, 4, 8, 9, 11, 13, 14].map(reasons), [[], ['not-entered', 'not-entered'], ['constant'], ['denied'], ['denied', 'denied'], ['constant'], ['blocked', 'blocked']]);
  assert.match(stdout, 'only tests reach it that are denied fs.writeFileSync "x"; --allow fs lets it');
  assert.match(stdout, `control comes there only when process.platform === 'none' (line 13) is true, which it never was\n    blocks: "${process.platform}" === "none"`);
  assert.is(auklet(cwd, 'explain', 'other.js').status, 2);
  const env = { ...process.env, NO_COLOR: '1', XDG_CACHE_HOME: join(cwd, '.cache') };
  const elsewhere = spawnSync(process.execPath, [BIN, 'explain', '../parse.js'], { cwd: join(cwd, 'out'), encoding: 'utf8', env });
  assert.is(elsewhere.stdout, stdout, elsewhere.stderr);
});

test('explain does not take state that nobody has changed for a constant', () => {
  const list = project({ 'list.js': "class List {\n  #rows = [];\n  add(word) {\n    this.#rows.push(Object.create(null)[word].text);\n  }\n  get isEmpty() {\n    return this.#rows.length === 0;\n  }\n  print() {\n    return this.isEmpty ? 'nothing' : this.#rows.join();\n  }\n}\nexports.List = List;\n" });
  assert.is(auklet(list, 'list.js', '--framework', 'node', '--max-executions', '100').status, 0);
  const [{ gaps }] = JSON.parse(auklet(list, 'explain', '--json').stdout) as [{ readonly gaps: readonly Gap[] }];
  assert.equal(gaps.map(({ line, reason, why }) => [line, reason, why]), [[10, 'missed', 'this.isEmpty was never false']]);
});

test('report shows an earlier run in any form', () => {
  const { stdout } = spawnSync(process.execPath, [BIN, 'report', '--reporter', 'html'], { cwd, encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: join(cwd, '.cache') } });
  assert.is(stdout, written('html'));
  assert.not(existsSync(join(cwd, 'x')));
});

test.run();
