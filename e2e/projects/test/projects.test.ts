import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runProcess } from '../../../tools/processes/run-process.ts';
import { runAuklet } from '../../generate/run-auklet.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const compiler = join(root, 'node_modules/typescript/bin/tsc');
/** A copy inside the repository, where the test frameworks can be resolved. */
const copies = join(root, 'e2e/.work/projects');

const test = suite('projects as people have them');
test.before(() => {
  rmSync(copies, { recursive: true, force: true });
  mkdirSync(copies, { recursive: true });
});

interface Project {
  readonly name: string;
  /** What Auklet writes when nobody says anything. */
  readonly testFiles: readonly string[];
  /** How the framework prints the number of passing tests; each match counts. */
  readonly passing: RegExp;
  /** Where the framework can measure by itself: the command, to which the test files are added. */
  readonly coverage?: readonly string[];
  /** Where V8 counts, whose branches are others: percentages by module, of the new tests alone. */
  readonly percentages?: (folder: string, testFiles: readonly string[]) => Promise<Readonly<Record<string, number>>>;
  /** How many tests there were before. */
  readonly handwritten: number;
}

/** What is read here of the JSON report. */
interface Report {
  readonly targets: readonly { readonly file: string; readonly coverage: { readonly branches: { readonly covered: number; readonly total: number } }; readonly testFile: string | null; readonly tests: number; readonly warnings: readonly string[] }[];
}


const projects: readonly Project[] = [
  { name: 'invoices', testFiles: ['test/invoice.auklet.test.ts', 'test/money.auklet.test.ts'], passing: /Tests +(\d+) passed \(\d+\)/g, handwritten: 1, coverage: ['vitest/vitest.mjs', 'run', '--coverage', '--coverage.provider=istanbul', '--coverage.reporter=json-summary'] },
  { name: 'slugs', testFiles: ['lib/slugify.auklet.test.js', 'lib/transliterate.auklet.test.js'], passing: /^Tests: +(\d+) passed, \d+ total/gm, handwritten: 1, coverage: ['jest/bin/jest.js', '--coverage', '--coverageReporters=json-summary', '--runTestsByPath'] },
  { name: 'calendar', testFiles: ['test/calendar.auklet.test.js'], passing: /^ +(\d+) passing/gm, handwritten: 1, percentages: (folder, files) => measuredByC8(folder, ['mocha/bin/mocha.js', ...files]) },
  {
    name: 'kitchen',
    testFiles: ['packages/recipes/src/recipes.auklet.test.js', 'packages/units/src/units.auklet.test.js'],
    passing: /^(?:#|ℹ) pass (\d+)/gm,
    handwritten: 2,
    percentages: measuredByNode,
  },
  { name: 'router', testFiles: ['tests/pattern.auklet.test.js'], passing: /^ +Passed: +(\d+)/gm, handwritten: 1, percentages: (folder) => measuredByC8(folder, ['uvu/bin.js', 'tests', 'auklet']) },
];
for (const { name, testFiles, passing, handwritten, coverage, percentages } of projects) {
  test(`${name}: the project's own command runs and passes the new tests`, async () => {
    const folder = join(copies, name);
    cpSync(join(fixtures, name), folder, { recursive: true });
    if (existsSync(join(folder, 'packages'))) await npm(folder, 'install', '--offline', '--no-audit', '--no-fund');

    const run = await runAuklet(folder, ['--max-executions', '1000', '--json']);
    assert.is(run.code, 0, run.stderr);
    const { targets: reports } = JSON.parse(run.stdout) as Report;
    assert.equal(reports.map(({ testFile }) => testFile).sort(), testFiles);
    assert.equal(reports.flatMap(({ warnings }) => warnings), []);

    const generated = reports.reduce((sum, { tests }) => sum + tests, 0);
    const output = await npm(folder, 'test');
    const passed = [...output.matchAll(passing)].reduce((sum, [, count]) => sum + Number(count), 0);
    assert.is(passed, handwritten + generated, output);
    if (existsSync(join(folder, 'tsconfig.json'))) await typeCheck(folder);
    if (coverage !== undefined) assert.equal(await branchesOf(folder, [...coverage, ...testFiles]), Object.fromEntries(reports.map((report) => [report.file, report.coverage.branches])));
    if (percentages !== undefined) assertNear(await percentages(folder, testFiles), reports);
  });
}

/** What the framework's own coverage says of the branches of each module when it runs the new tests alone. */
async function branchesOf(folder: string, [program, ...args]: readonly string[]): Promise<Record<string, { readonly covered: number; readonly total: number }>> {
  const { code, stdout, stderr } = await runProcess(process.execPath, [join(root, 'node_modules', program as string), ...args], { cwd: folder, limit: 60_000 });
  assert.is(code, 0, stdout + stderr);
  const summary = JSON.parse(readFileSync(join(folder, 'coverage/coverage-summary.json'), 'utf8')) as Record<string, { readonly branches: { readonly covered: number; readonly total: number } }>;
  const modules = Object.entries(summary).filter(([path]) => path !== 'total');
  return Object.fromEntries(modules.map(([path, { branches: { covered, total } }]) => [relative(folder, path), { covered, total }]));
}

/** Within a point of what Auklet said of each module. */
function assertNear(measured: Readonly<Record<string, number>>, reports: Report['targets']): void {
  for (const { file, coverage: { branches } } of reports) {
    const gap = Math.abs((measured[file] ?? Number.NaN) - (100 * branches.covered) / branches.total);
    assert.ok(gap <= 1, `${file}: ${measured[file]} % instead of ${branches.covered}/${branches.total}`);
  }
}

async function measuredByC8(folder: string, [program, ...args]: readonly string[]): Promise<Record<string, number>> {
  const [c8, framework] = ['c8/bin/c8.js', program as string].map((path) => join(root, 'node_modules', path)) as [string, string];
  const { code, stdout, stderr } = await runProcess(process.execPath, [c8, '--reporter=json-summary', process.execPath, framework, ...args], { cwd: folder, limit: 60_000 });
  assert.is(code, 0, stdout + stderr);
  const summary = JSON.parse(readFileSync(join(folder, 'coverage/coverage-summary.json'), 'utf8')) as Record<string, { readonly branches: { readonly pct: number } }>;
  return Object.fromEntries(Object.entries(summary).map(([path, { branches }]) => [relative(folder, path), branches.pct]));
}

/** Node prints a table for the package in which it runs, with a row for each file. */
async function measuredByNode(folder: string, testFiles: readonly string[]): Promise<Record<string, number>> {
  const measured: Record<string, number> = {};
  for (const file of testFiles) {
    const cwd = join(folder, 'packages', file.split('/')[1] as string);
    const { code, stdout } = await runProcess(process.execPath, ['--test', '--experimental-test-coverage', relative(cwd, join(folder, file))], { cwd, limit: 60_000, env: { NO_COLOR: '1' } });
    assert.is(code, 0, stdout);
    for (const [, path, , branches] of stdout.matchAll(/^(?:#|ℹ) +(\S+) +\| +([\d.]+) \| +([\d.]+) \|/gm)) {
      const module = relative(folder, join(cwd, path as string));
      if (module === file.replace('.auklet.test', '')) measured[module] = Number(branches);
    }
  }
  return measured;
}

/** What Auklet wrote has to pass where the project checks everything. */
async function typeCheck(folder: string): Promise<void> {
  const { code, stdout } = await runProcess(process.execPath, [compiler, '--noEmit', '--strict', '--project', folder], { cwd: folder, limit: 60_000 });
  assert.is(code, 0, stdout);
}

async function npm(cwd: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runProcess('npm', args, { cwd, limit: 60_000, env: { NO_COLOR: '1', FORCE_COLOR: '0' } });
  assert.is(code, 0, stdout + stderr);
  return stdout + stderr;
}

test.run();
