import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runTestFile, type Limits } from '../run-test-file.ts';
import type { FileResult } from '../test-results.ts';

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

async function run(name: string, limits?: Limits): Promise<Omit<FileResult, 'file'>> {
  const { file, ...result } = (await runTestFile(`${fixtures}${name}.test.ts`, fixtures, limits)).result;
  assert.is(file, `${fixtures}${name}.test.ts`);
  return result;
}

test('counts passed and skipped tests', async () => {
  assert.equal(await run('passes'), { passed: 2, failed: 0, skipped: 1 });
});

test('counts failed tests and shows why they failed', async () => {
  const { result, output } = await runTestFile(`${fixtures}fails.test.ts`, fixtures);
  assert.equal([result.passed, result.failed], [1, 1]);
  assert.match(output, 'does not hold');
});

const broken: [name: string, error: string | RegExp, passed: number][] = [
  ['never-runs', /registered no suite/, 0],
  ['is-empty', 'has no tests', 0],
  ['never-settles', 'ran out of events before its tests were finished', 0],
  ['exits', 'ran out of events before its tests were finished', 0],
  ['throws-on-load', 'exited with code 1 while it was being loaded', 0],
  ['rejects-late', 'exited with code 1 after its tests', 1],
];
for (const [name, error, passed] of broken) {
  test(`fails a file that ${name.replaceAll('-', ' ')}`, async () => {
    const result = await run(name);
    assert.match(result.error ?? '', error);
    assert.is(result.passed, passed);
    assert.is(result.failed, 1);
  });
}

test('counts the tests that a broken hook kept from running as failed', async () => {
  assert.equal(await run('hook-throws'), { passed: 0, failed: 1, skipped: 0 });
});

test('kills a file at its time limit', async () => {
  const result = await run('spins', { running: 3_000, exiting: 1_000 });
  assert.equal(result, { passed: 0, failed: 1, skipped: 0, error: 'ran past its time limit and was killed' });
});

test('fails a file that stays alive after its tests', async () => {
  const result = await run('stays-alive', { running: 60_000, exiting: 500 });
  assert.is(result.passed, 1);
  assert.is(result.failed, 1);
  assert.match(result.error ?? '', 'did not exit');
});

test.run();
