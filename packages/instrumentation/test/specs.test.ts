import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { specs } from './specs/index.ts';
import { traceCall } from './specs/trace-call.ts';

for (const [topic, list] of Object.entries(specs)) {
  const test = suite(`distances of ${topic}`);
  for (const spec of list) {
    test(spec.name, async () => {
      const { returns, distances, blocks } = await traceCall(spec, `${topic}/${spec.name}`);
      assert.equal(returns, spec.returns);
      assert.equal(blocks, [...spec.blocks].sort());
      assert.equal(Object.keys(distances).sort(), Object.keys(spec.distances).sort());
      for (const [text, [toTrue, toFalse]] of Object.entries(spec.distances)) {
        const [actualTrue, actualFalse] = distances[text] as readonly [number, number];
        assert.ok(Math.abs(actualTrue - toTrue) < 1e-9, `${text}: ${actualTrue} instead of ${toTrue} to true`);
        assert.ok(Math.abs(actualFalse - toFalse) < 1e-9, `${text}: ${actualFalse} instead of ${toFalse} to false`);
      }
    });
  }
  test.run();
}
