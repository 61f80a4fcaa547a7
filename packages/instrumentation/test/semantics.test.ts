import { tracer } from '@auklet/tracer';
import type { RemoteObserverFactory } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { programs } from './programs/index.ts';
import { runInstrumented, runOriginal } from './programs/run-program.ts';

const { remote } = tracer();
const createRemote = ((await import(remote.module)) as { default: RemoteObserverFactory }).default;
const observer = createRemote(remote.options);

for (const [construct, list] of Object.entries(programs)) {
  const test = suite(`behaviour of ${construct}`);
  for (const { name, source } of list) {
    test(name, async () => {
      const original = await runOriginal(source);
      assert.equal(await runInstrumented(source, `${construct}/${name}`), original);
    });
  }
  test.run();
}

for (const [construct, list] of Object.entries(programs)) {
  const test = suite(`behaviour of ${construct} while it is traced`);
  for (const { name, source } of list) {
    test(name, async () => {
      const original = await runOriginal(source);
      observer.beforeTestCase?.({ index: 0, testCase: { version: 1, statements: [] }, namespace: {}, variables: [], callbackCalls: [], timers: { awaitedMs: 0, pendingMs: 0 } });
      const traced = await runInstrumented(source, `traced ${construct}/${name}`);
      assert.instance(observer.collect(), Uint8Array);
      assert.equal(traced, original);
    });
  }
  test.run();
}
