import { BUDGET_EXHAUSTED, isAukletError } from '@auklet/protocol';
import { traceOf, tracer } from '@auklet/tracer';
import { runInNewContext } from 'node:vm';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TracedModule, traceDuring, type Instrumented } from './fixtures/traced-module.ts';

const test = suite('tracer');

test('records statements, blocks and distances of one test', async () => {
  const traced = new TracedModule({ statements: 3, blocks: 2, predicates: 2 });
  const observer = await traced.tracer();
  const { H, M } = traced.evaluate();
  const trace = traceDuring(observer, () => {
    H[1] = 1;
    H[3 + 1] = 1;
    M.hooks.less(1, 5, 3, false);
  });
  assert.equal([...trace.statements], [1]);
  assert.equal([...trace.blocks], [1]);
  assert.equal([...trace.predicates], [1]);
  assert.equal([...trace.trueDistances], [0.375]);
  assert.equal([...trace.falseDistances], [0]);
});

test('counts the statement that begins with a block', async () => {
  const traced = new TracedModule({ statements: 3, blocks: 2, firstStatements: [-1, 2] });
  const observer = await traced.tracer();
  const { H } = traced.evaluate();
  const trace = traceDuring(observer, () => {
    H[3 + 1] = 1;
  });
  assert.equal([[...trace.blocks], [...trace.statements]], [[1], [2]]);
});

test('starts each test from nothing', async () => {
  const traced = new TracedModule();
  const observer = await traced.tracer();
  const { H, M, S } = traced.evaluate();
  const first = traceDuring(observer, () => {
    H[0] = 1;
    M.hooks.truthy(0, 1);
    M.hooks.truthy(0, 0);
  });
  assert.equal([S[0], S[1]], [0, 0], 'nobody wants to hear of a predicate that had both outcomes');
  const second = traceDuring(observer, () => M.hooks.truthy(0, 0));
  assert.equal([...first.falseDistances], [0]);
  assert.equal([...second.trueDistances], [0.25]);
  assert.equal([...second.statements], []);
});

test('credits every test with what loading did', async () => {
  const traced = new TracedModule();
  const observer = await traced.tracer();
  observer.beforeLoad?.();
  const { H, M } = traced.evaluate();
  H[2] = 1;
  M.hooks.less(0, 1, 4, true);
  observer.afterLoad?.();
  const first = traceDuring(observer, () => M.hooks.less(0, 3, 4, true));
  const second = traceDuring(observer, () => {});
  for (const trace of [first, second]) assert.equal([[...trace.statements], [...trace.predicates], [...trace.trueDistances]], [[2], [0], [0]]);
  assert.equal([...first.falseDistances], [0.25]);
  assert.equal([...second.falseDistances], [0.375]);
});

test('gives the same traces when module instances are renewed', async () => {
  const traced = new TracedModule();
  const observer = await traced.tracer();
  const renewed = [1, 2, 3].map(() => {
    observer.beforeLoad?.();
    const { H, M } = traced.evaluate();
    H[2] = 1;
    observer.afterLoad?.();
    return traceDuring(observer, () => M.hooks.truthy(1, 1));
  });
  for (const trace of renewed) assert.equal(trace, renewed[0]);
  assert.equal([...(renewed[0]?.statements ?? [])], [2]);
});

test('credits a module that a test loads to that test alone', async () => {
  const traced = new TracedModule();
  const observer = await traced.tracer();
  const first = traceDuring(observer, () => {
    traced.evaluate().H[1] = 1;
  });
  const second = traceDuring(observer, () => {});
  assert.equal([...first.statements], [1]);
  assert.equal([...second.statements], []);
});

test('finds modules that were evaluated before it came', async () => {
  const traced = new TracedModule();
  const { H, M } = traced.evaluate();
  H[0] = 1;
  const observer = await traced.tracer();
  const trace = traceDuring(observer, () => {
    H[1] = 1;
    M.hooks.truthy(0, 1);
  });
  assert.equal([[...trace.predicates], [...trace.statements]], [[0], [0, 1]]);
});

test('takes over from another tracer of the process, and gives way to one', async () => {
  const traced = new TracedModule();
  const [first, second] = [await traced.tracer(), await traced.tracer()];
  const { M } = traced.evaluate();
  for (const observer of [first, second, first]) {
    const trace = traceDuring(observer, () => M.hooks.truthy(0, 1));
    assert.equal([...trace.predicates], [0]);
  }
});

test('knows what loading did when another tracer has been in between', async () => {
  const traced = new TracedModule();
  const first = await traced.tracer();
  const load = (): void => traced.evaluate().M.hooks.truthy(0, 1);
  load();
  first.afterLoad?.();
  const alone = traceDuring(first, () => undefined);
  const second = await traced.tracer();
  traceDuring(second, () => undefined);
  first.beforeLoad?.();
  load();
  first.afterLoad?.();
  const after = traceDuring(first, () => undefined);
  assert.equal([...after.predicates], [0]);
  assert.equal([...after.falseDistances], [...alone.falseDistances]);
});

test('code runs alone when there is no tracer', () => {
  const { text } = new TracedModule({ predicates: 2 });
  const { S, N, R } = runInNewContext(`(function () { ${text}\nreturn { S, N, R }; })()`) as Instrumented;
  assert.equal([...S], [0, 0, 0, 0, 0, 0], 'no hook is wanted');
  N[0] = -1;
  R.exhausted(R);
  assert.ok((N[0] as number) > 1_000_000_000, 'no budget ends');
});

test('stops a test that takes too many steps', async () => {
  const traced = new TracedModule();
  const observer = await traced.tracer({ steps: 100 });
  const { N, R } = traced.evaluate();
  const step = () => {
    N[0] = (N[0] as number) - 1;
    if ((N[0] as number) < 0) R.exhausted(R);
  };
  let thrown: unknown;
  let taken = 0;
  traceDuring(observer, () => {
    try {
      for (;;) {
        step();
        taken++;
      }
    } catch (error) {
      thrown = error;
    }
  });
  assert.is(taken, 100);
  assert.is((thrown as Record<symbol, unknown>)[BUDGET_EXHAUSTED], 'steps');
  assert.is((globalThis as Record<symbol, unknown>)[BUDGET_EXHAUSTED], 'steps');
  delete (globalThis as Record<symbol, unknown>)[BUDGET_EXHAUSTED];
  assert.not.throws(() => traceDuring(observer, step), 'the next test has its own budget');
});

test('loading has a budget of its own', async () => {
  const traced = new TracedModule();
  const observer = await traced.tracer({ steps: 10 });
  observer.beforeLoad?.();
  const { N } = traced.evaluate();
  assert.ok((N[0] as number) > 1_000_000);
  const limited = await traced.tracer({ steps: 10, loadSteps: 500 });
  limited.beforeLoad?.();
  assert.is(N[0], 500);
});

test('gives an empty trace for a test whose process is gone', () => {
  const trace = traceOf({ version: 1, index: 0, outcome: { kind: 'crashed', statement: 0, signal: 'SIGSEGV', code: null }, observations: {} });
  assert.is(trace.predicates.length + trace.blocks.length + trace.statements.length, 0);
});

test('refuses what is no trace', () => {
  const result = { version: 1, index: 0, outcome: { kind: 'returned' } } as const;
  for (const trace of ['text', new Uint8Array(3), new Uint8Array(64)]) {
    assert.throws(() => traceOf({ ...result, observations: { trace } }), (error: unknown) => isAukletError(error) && error.code === 'invalid-dto');
  }
});

test('refuses options of the wrong type', () => {
  for (const options of [{ steps: 0 }, { steps: 1.5 }, { steps: 2 ** 40 }, { loadSteps: 0 }, { module: 3 as unknown as string }]) {
    assert.throws(() => tracer(options), (error: unknown) => isAukletError(error) && error.code === 'usage');
  }
  assert.equal(tracer().remote.options, { steps: 200_000, loadSteps: 100_000_000 });
});

test.run();
