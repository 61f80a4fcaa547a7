import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { generate, type GenerateEvent, type GenerateOptionsInput, openDiskStore, type ResultStore, type TargetReport } from '@auklet/generator';

const test = suite<{ cwd: string; store: ResultStore }>('runs with a cache');

test.before.each(async (context) => {
  context.cwd = mkdtempSync(join(tmpdir(), 'auklet-cached-'));
  context.store = await openDiskStore(join(context.cwd, '.cache'));
  writeFileSync(join(context.cwd, 'package.json'), '{}');
  writeFileSync(join(context.cwd, 'sign.js'), 'module.exports = (n) => (n < 0 ? -1 : 1);\n');
});
test.after.each(({ cwd }) => rmSync(cwd, { recursive: true, force: true }));

interface Outcome {
  readonly report: TargetReport;
  /** Whether anything was searched for. */
  readonly isWorkedOn: boolean;
}

async function run(cwd: string, store: ResultStore, options: GenerateOptionsInput = { budget: '200ms', plateau: 50 }): Promise<Outcome> {
  let isWorkedOn = false;
  const onEvent = (event: GenerateEvent): void => void (isWorkedOn ||= event.type === 'phase');
  const { targets } = await generate({ targets: ['sign.js'], framework: 'node', workers: 1, ...options }, { cwd, version: '0.0.0', store, onEvent });
  assert.ok(targets[0]);
  return { report: targets[0], isWorkedOn };
}

test('a second run over what has not changed writes nothing and finds the same, though time ended the first', async ({ cwd, store }) => {
  const first = await run(cwd, store);
  assert.is(first.isWorkedOn, true);
  const path = join(cwd, 'sign.auklet.test.js');
  const { mtimeMs } = statSync(path);
  const second = await run(cwd, store);
  assert.is(second.isWorkedOn, false);
  assert.equal(second.report, { ...first.report, outcome: 'unchanged', cached: true });
  assert.is(statSync(path).mtimeMs, mtimeMs);

  const text = readFileSync(path, 'utf8');
  rmSync(path);
  const third = await run(cwd, store);
  assert.is(third.isWorkedOn, false);
  assert.is(third.report.outcome, 'generated');
  assert.is(readFileSync(path, 'utf8'), text);

  writeFileSync(path, '// mine\n');
  assert.is((await run(cwd, store)).report.outcome, 'protected');
  assert.is(readFileSync(path, 'utf8'), '// mine\n');
});

/** A module without functions is known for one after it was loaded. */
const DATA = { targets: ['data.js'] };

test('what is known of one export does not undo what was added for another', async ({ cwd, store }) => {
  writeFileSync(join(cwd, 'pair.js'), 'exports.left = (x) => x > 1;\nexports.right = (x) => x < 1;\n');
  for (const name of ['left', 'right', 'left']) await run(cwd, store, { targets: [`pair.js:${name}`], maxExecutions: 50, subprocess: false });
  const text = readFileSync(join(cwd, 'pair.auklet.test.js'), 'utf8');
  assert.match(text, 'left(');
  assert.match(text, 'right(');
});

test('an interrupted run leaves nothing behind', async ({ cwd, store }) => {
  writeFileSync(join(cwd, 'data.js'), 'module.exports = 42;\n');
  const controller = new AbortController();
  const onEvent = ({ type }: GenerateEvent): void => void (type === 'phase' && controller.abort());
  await generate({ framework: 'node', ...DATA }, { cwd, version: '0.0.0', store, onEvent, signal: controller.signal });
  assert.is((await run(cwd, store, DATA)).isWorkedOn, true);
  assert.is((await run(cwd, store, DATA)).isWorkedOn, false);
});

test('an entry of another shape is dropped, and the module worked on', async ({ cwd, store }) => {
  writeFileSync(join(cwd, 'data.js'), 'module.exports = 42;\n');
  const dropped: string[] = [];
  const broken: ResultStore = { get: async () => '{"version":1}', put: (key, text) => store.put(key, text), drop: async (key) => void dropped.push(key) };
  assert.is((await run(cwd, broken, DATA)).isWorkedOn, true);
  assert.is(dropped.length, 1);
  assert.is((await run(cwd, store, DATA)).isWorkedOn, false);
});

test.run();
