import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runProcess } from '../../../tools/processes/run-process.ts';
import { runAuklet, targetOf } from '../../generate/run-auklet.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** A copy inside the repository, where the test frameworks can be resolved. */
const copy = join(root, 'e2e/.work/examples');

const test = suite('the examples');
test.before(() => {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(join(root, 'examples'), copy, { recursive: true, filter: (path) => !path.includes('.auklet.') });
});

const examples: [project: string, file: string, testFile: string, branches: number][] = [
  ['shop', 'src/cart.ts', 'src/cart.auklet.test.ts', 0.9],
  ['csv', 'csv.js', 'csv.auklet.test.js', 0.8],
  ['retry', 'retry.js', 'retry.auklet.test.js', 0.8],
];
for (const [name, file, expected, share] of examples) {
  test(`${name}: the tests pass with the project's own command and reach what there is`, async () => {
    const project = join(copy, name);
    const run = await runAuklet(project, [file, '--max-executions', '4000', '--json']);
    assert.is(run.code, 0, run.stderr);
    const { testFile, coverage } = targetOf(run);
    assert.is(testFile, expected);
    assert.ok(coverage.branches.covered >= share * coverage.branches.total, JSON.stringify(coverage.branches));
    const tests = await runProcess('npm', ['test'], { cwd: project, limit: 60_000 });
    assert.is(tests.code, 0, tests.stdout);
  });
}

test('shop: the tests are right under the project\'s strict types', async () => {
  const result = await runProcess(join(root, 'node_modules/.bin/tsc'), ['-p', join(copy, 'shop')], { cwd: copy, limit: 60_000 });
  assert.is(result.code, 0, result.stdout);
});

test.run();
