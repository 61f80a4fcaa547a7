import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { isAukletError } from '@auklet/protocol';
import { mergeReports, type Report, reportSchema, type TargetReport } from '@auklet/generator';

const test = suite('merged reports');

const FIGURE = { covered: 1, total: 2 };

function target(file: string): TargetReport {
  return {
    file,
    outcome: 'generated',
    testFile: `${file}.test`,
    tests: 1,
    verified: true,
    coverage: { branches: FIGURE, statements: FIGURE, functions: FIGURE, lines: FIGURE },
    executions: 5,
    searchMs: 6,
    phases: { search: 6 },
    findings: [],
    denied: [],
    warnings: [],
  };
}

function shard(index: number, count: number, positions: readonly number[], changes: Partial<Report> & { readonly plan?: string } = {}): Report {
  const { plan = 'p', ...rest } = changes;
  return { version: '1.0.0', seed: 1, targets: positions.map((position) => target(String(position))), shard: { index, count, total: 3, plan, positions }, ...rest };
}

test('modules come back in their order, from shards in any order, an empty one included', () => {
  const merged = mergeReports([shard(3, 3, []), shard(2, 3, [0, 2]), shard(1, 3, [1])]);
  assert.equal(merged, { version: '1.0.0', seed: 1, targets: [target('0'), target('1'), target('2')] });
  assert.equal(reportSchema.parse(JSON.parse(JSON.stringify(shard(2, 3, [0, 2])))), shard(2, 3, [0, 2]));
});

for (const [name, reports, message] of [
  ['no report', [], 'there is no report to merge'],
  ['a missing shard', [shard(1, 3, [0]), shard(3, 3, [1])], 'the report of shard 2/3 is missing'],
  ['a shard given twice', [shard(1, 2, [0]), shard(1, 2, [0])], 'shard 1/2 is there twice'],
  ['a report of a whole run', [{ version: '1.0.0', seed: 1, targets: [] }], 'a report is of a whole run'],
  ['shards of different splits', [shard(1, 2, [0]), shard(2, 2, [0, 2], { plan: 'q' })], 'shard 2/2 was cut out of other modules, or by other costs'],
  ['shards of different numbers', [shard(1, 2, [0]), shard(2, 3, [1])], 'shard 2/3 belongs to another run'],
  ['shards of different seeds', [shard(1, 2, [0]), shard(2, 2, [1], { seed: 2 })], 'shard 2/2 belongs to another run'],
  ['an interrupted shard', [shard(1, 1, [0, 1, 2], { targets: [target('0')] })], 'shard 1/1 was interrupted'],
] as const) {
  test(`${name} is one line`, () => {
    assert.throws(() => mergeReports(reports), (error: unknown) => isAukletError(error) && error.code === 'usage' && error.message.includes(message));
  });
}

test.run();
