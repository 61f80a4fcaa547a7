import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { auklet, project, removeProjects } from './fixtures/command-line.ts';

const test = suite('shards');
test.after(removeProjects);

const FILES = {
  'a.js': 'module.exports = 1;\n',
  'b.js': 'module.exports = (n) => (n < 0 ? -1 : 1);\n',
  'c.js': 'module.exports = { answer: 42 };\n',
};
const RUN = ['.', '--max-executions', '30', '--framework', 'node'] as const;

/** Without what a clock says. */
function timeless(report: string): unknown {
  return JSON.parse(report, (key, value: unknown) => (key === 'phases' || key === 'searchMs' ? undefined : value));
}

test('shards come to the same as a run without, and merge tells them so', () => {
  const whole = project(FILES);
  const unsharded = auklet(whole, ...RUN, '--json');
  assert.is(unsharded.status, 0, unsharded.stderr);

  const cut = project(FILES);
  const shards = [1, 2, 3, 4].map((index) => auklet(cut, ...RUN, '--shard', `${index}/4`, '--reporter', `json:reports/${index}.json`));
  assert.equal(shards.map(({ status }) => status), [0, 0, 0, 0], shards.map(({ stderr }) => stderr).join('\n'));
  assert.is(shards.filter(({ stderr }) => stderr.includes('there is no module for this shard')).length, 1);
  assert.is(readFileSync(join(cut, 'b.auklet.test.js'), 'utf8'), readFileSync(join(whole, 'b.auklet.test.js'), 'utf8'));

  const merged = auklet(cut, 'merge', 'reports', '--json');
  assert.is(merged.status, 0, merged.stderr);
  assert.equal(timeless(merged.stdout), timeless(unsharded.stdout));

  const again = auklet(cut, 'merge', 'reports/1.json', 'reports/4.json', 'reports/3.json', 'reports/2.json', '--cache-folder', 'kept', '--min-coverage', '100');
  assert.is(again.status, 0, again.stderr);
  assert.equal(Object.keys(JSON.parse(readFileSync(join(cut, 'kept/costs.json'), 'utf8')) as object), ['b.js']);
});

test('recorded costs decide which shard a module is in', () => {
  const cwd = project({ ...FILES, 'kept/costs.json': '{ "a.js": 9000, "b.js": 10, "c.js": 10 }' });
  const run = auklet(cwd, ...RUN, '--shard', '1/2', '--cache-folder', 'kept', '--json');
  assert.equal((JSON.parse(run.stdout) as { targets: { file: string }[] }).targets.map(({ file }) => file), ['a.js']);
});

test('mistakes are one line', () => {
  const cwd = project(FILES);
  for (const [args, message] of [
    [['--shard', '5/4'], 'auklet: --shard: "5/4" is no shard; write 1/4 for the first of four'],
    [['merge', 'a.js'], 'a.js: is no report of auklet; shards write them with --reporter json:file'],
  ] as const) {
    const { status, stderr } = auklet(cwd, ...args);
    assert.is(status, 2);
    assert.match(stderr, message);
  }
});

test.run();
