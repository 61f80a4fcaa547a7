import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { ALGORITHMS } from '@auklet/generator';
import { PARCEL, testModule } from './project.ts';

const test = suite('algorithms');

for (const algorithm of ALGORITHMS) {
  test(`${algorithm} writes tests, the same ones for the same seed in a child process and without`, async () => {
    const options = { algorithm, maxExecutions: 400, seed: 3 };
    const { report, text } = await testModule(PARCEL, { ...options, workers: 2 });
    assert.is(report.executions, 400);
    assert.ok(report.coverage.branches.covered >= 8, JSON.stringify(report.coverage.branches));
    assert.is((await testModule(PARCEL, { ...options, subprocess: false })).text, text);
  });
}

test('algorithms search differently', async () => {
  const texts = new Set<string>();
  for (const algorithm of ['dynamosa', 'mio', 'whole-suite', 'random']) texts.add((await testModule(PARCEL, { algorithm, maxExecutions: 150, subprocess: false })).text);
  assert.is(texts.size, 4);
});

test.run();
