import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate, type TargetReport } from '@auklet/generator';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { PARCEL } from '../search/project.ts';

const test = suite('statistics');
const folder = mkdtempSync(join(tmpdir(), 'auklet-statistics-'));
test.after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'package.json'), '{}');
writeFileSync(join(folder, 'parcel.js'), PARCEL);

interface Row {
  readonly TargetModule: string;
  readonly RandomSeed: number;
  readonly Algorithm: string;
  readonly Variable: string;
  readonly Key: string;
  readonly SearchTime: number | '';
  readonly Executed: number | '';
  readonly Value: number;
}

async function run(stats: string, seed = 1): Promise<TargetReport> {
  const { targets } = await generate({ targets: ['parcel.js'], framework: 'node', maxExecutions: 500, workers: 1, stats, seed }, { cwd: folder, version: '0.0.0' });
  return targets[0] as TargetReport;
}

const linesOf = (name: string): string[] => readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');

test('NDJSON holds coverage over time, operators, first covers and totals that agree with the report', async () => {
  const report = await run('run.ndjson');
  const rows = linesOf('run.ndjson').map((line) => JSON.parse(line) as Row);
  const of = (variable: string): Row[] => rows.filter((row) => row.Variable === variable);
  const total = (variable: string): number | undefined => of(variable)[0]?.Value;
  assert.ok(rows.every(({ TargetModule, RandomSeed, Algorithm }) => TargetModule === 'parcel.js' && RandomSeed === 1 && Algorithm === 'dynamosa'));

  const timeline = of('CoverageTimeline');
  assert.ok(timeline.length >= 2);
  assert.equal(timeline.map(({ Value }) => Value), timeline.map(({ Value }) => Value).toSorted((a, b) => a - b));
  assert.is(timeline.at(-1)?.Executed, 500);
  assert.is(timeline.at(-1)?.Value, total('Coverage'));

  const steps = timeline.map(({ Executed, Value }, i) => Value * (Number(timeline[i + 1]?.Executed ?? 500) - Number(Executed)));
  const area = steps.reduce((sum, step) => sum + step, 0) / 500;
  assert.ok(Math.abs(area - Number(total('AreaUnderCurveByExecutions'))) < 1e-9);
  assert.ok(Number(total('NormalisedAreaUnderCurve')) <= 1);

  const shares = of('OperatorShare').filter(({ Executed }) => Executed === of('OperatorShare')[0]?.Executed);
  assert.equal(shares.map(({ Key }) => Key).sort(), ['archive', 'crossover', 'mutation', 'sample', 'suggestion']);
  assert.ok(Math.abs(shares.reduce((sum, { Value }) => sum + Value, 0) - 1) < 1e-9);

  const first = of('FirstCovered');
  assert.is(new Set(first.map(({ Key }) => Key)).size, first.length);
  assert.ok(first.some(({ Key }) => Key === 'branch 3:6 true'), JSON.stringify(first.map(({ Key }) => Key)));

  assert.is(total('Executed'), report.executions);
  assert.is(total('FinalSize'), report.tests);
  assert.is(total('FinalBranchCoverage'), report.coverage.branches.covered / report.coverage.branches.total);
  assert.ok(Number(total('AlgorithmIterations')) > 5 && Number(total('Assertions')) > 0);
});

test('CSV has one header, and a second run is appended', async () => {
  await run('runs.csv', 1);
  const first = linesOf('runs.csv');
  await run('runs.csv', 2);
  const both = linesOf('runs.csv');
  assert.is(both[0], 'TargetModule,RandomSeed,Algorithm,Variable,Key,SearchTime,Executed,Value');
  assert.equal(both.slice(0, first.length), first);
  assert.ok(both.slice(first.length).every((line) => line.startsWith('parcel.js,2,dynamosa,')));
});

for (const [name, stats, message] of [
  ['another ending', 'run.txt', /^--stats: the name of the file has to end in \.csv or \.ndjson$/],
  ['a folder that is not there', 'missing/run.csv', /^--stats: missing\/run\.csv cannot be written: ENOENT/],
  ['a file with something else in it', 'notes.csv', /^--stats: notes\.csv holds something else; name another file$/],
] as const) {
  test(`${name} is a usage error, and nothing is lost`, async () => {
    writeFileSync(join(folder, 'notes.csv'), 'name,phone\n');
    const error = await run(stats).then(() => null, (reason: Error & { code?: string }) => reason);
    assert.is(error?.code, 'usage');
    assert.match(error?.message ?? '', message);
    assert.is(readFileSync(join(folder, 'notes.csv'), 'utf8'), 'name,phone\n');
  });
}

test.run();
