import { isAukletError, type ComparisonDto } from '@auklet/protocol';
import { comparisons, comparisonsOf } from '@auklet/tracer';
import { SiteState } from '@auklet/tracer/hooks';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CONTEXT, TracedModule, comparisonsDuring, traceDuring } from './fixtures/traced-module.ts';

const test = suite('comparisons');

test('logs both operands, the operator and the outcome', async () => {
  const traced = new TracedModule();
  const { M } = traced.evaluate();
  const observer = await traced.comparisons();
  const found = comparisonsDuring(observer, () => {
    M.hooks.identical(0, 'ab', 'cd', false);
    M.hooks.less(1, 3, -0, false);
    M.hooks.typeOf(2, 'number', 'string', false);
    M.hooks.call(3, 'startsWith', 'ab', ['a'], true, true);
  });
  assert.equal(found, [
    { predicate: 0, statement: 0, operator: '===', left: { kind: 'string', value: 'ab' }, right: { kind: 'string', value: 'cd' }, outcome: false },
    { predicate: 1, statement: 0, operator: '<', left: { kind: 'number', value: 3 }, right: { kind: 'number', value: '-0' }, outcome: false },
    { predicate: 2, statement: 0, operator: 'typeof', left: { kind: 'string', value: 'number' }, right: { kind: 'string', value: 'string' }, outcome: false },
    { predicate: 3, statement: 0, operator: '.startsWith', left: { kind: 'string', value: 'ab' }, right: { kind: 'string', value: 'a' }, outcome: true },
  ]);
});

test('tells in which statement two values were first compared', async () => {
  const traced = new TracedModule();
  const { M } = traced.evaluate();
  const observer = await traced.comparisons();
  const found = comparisonsDuring(observer, () => {
    M.hooks.identical(0, 'ab', 'cd', false);
    observer.beforeStatement?.(1, { kind: 'advance', milliseconds: 1 }, CONTEXT);
    M.hooks.identical(0, 'ab', 'cd', false);
    M.hooks.identical(0, 'ef', 'cd', false);
  });
  assert.equal(found.map(({ statement, left }) => [statement, 'value' in left && left.value]), [[0, 'ab'], [1, 'ef']]);
});

test('logs dependencies by name, and no other module', async () => {
  const [traced, dependency, other] = [new TracedModule(), new TracedModule(), new TracedModule()];
  const [own, asked, ignored] = [traced, dependency, other].map((module) => module.evaluate().M);
  const observer = await traced.comparisons(dependency);
  await traced.tracer();
  const found = comparisonsDuring(observer, () => {
    asked?.hooks.identical(2, 'ab', 'cd', false);
    ignored?.hooks.identical(1, 'ab', 'cd', false);
    own?.hooks.less(3, 1, 2, true);
  });
  assert.equal(found.map(({ predicate, operator, module }) => [predicate, operator, module]), [[3, '<', undefined], [2, '===', dependency.key]]);
  assert.not(asked?.isLogged);
  assert.ok(asked?.state.every((state) => state === 0));
});

test('puts what was compared last behind the rest', async () => {
  const traced = new TracedModule();
  const { M } = traced.evaluate();
  const observer = await traced.comparisons();
  const found = comparisonsDuring(observer, () => {
    M.hooks.identical(0, 'ab', 'cd', false);
    M.hooks.identical(1, 'ab', 'cd', false);
    M.hooks.identical(0, 'ab', 'ef', false);
  });
  assert.equal(found.map(({ predicate }) => predicate), [1, 0, 0]);
});

test('says the same of endless recursion wherever its stack ends', async () => {
  const orders = [];
  for (const deepest of [3_000.3, 3_000.6, 3_001]) {
    const traced = new TracedModule();
    const { M } = traced.evaluate();
    const observer = await traced.comparisons();
    const found = comparisonsDuring(observer, () => {
      for (let depth = 0; depth < deepest; depth++) {
        M.hooks.identical(0, 'ab', 'cd', false);
        if (depth + 0.5 < deepest) M.hooks.identical(1, 'ab', 'cd', false);
      }
    });
    orders.push(found.map(({ predicate }) => predicate).join());
  }
  assert.equal(new Set(orders).size, 1, orders.join(' '));
});

test('describes every kind of operand', async () => {
  const traced = new TracedModule({ predicates: 20 });
  const { M } = traced.evaluate();
  const observer = await traced.comparisons();
  class Point {
    x = 1;
    get trap(): never {
      throw new Error('asked');
    }
  }
  const operands = [undefined, null, Symbol('s'), true, NaN, 12n, 'x'.repeat(300), /a+/gi, [1, 'b', {}], new Point(), new Map([['k', 1]]), new Set([7]), function named() {}, new Proxy({}, {})];
  const found = comparisonsDuring(observer, () => operands.forEach((operand, site) => M.hooks.truthy(site, operand)));
  assert.equal(
    found.map(({ left }) => left),
    [
      { kind: 'undefined' },
      { kind: 'null' },
      { kind: 'symbol' },
      { kind: 'boolean', value: true },
      { kind: 'number', value: 'NaN' },
      { kind: 'bigint', value: '12' },
      { kind: 'string', value: 'x'.repeat(200) },
      { kind: 'regexp', source: 'a+', flags: 'gi' },
      { kind: 'array', length: 3, items: [1, 'b'] },
      { kind: 'object', type: 'Point', keys: ['x'] },
      { kind: 'array', length: 1, items: ['k'] },
      { kind: 'array', length: 1, items: [7] },
      { kind: 'function', name: 'named' },
      { kind: 'object', type: 'Proxy', keys: [] },
    ],
  );
});

test('keeps at most 8 different comparisons per predicate', async () => {
  const traced = new TracedModule();
  const { M, S } = traced.evaluate();
  const observer = await traced.comparisons();
  const found = comparisonsDuring(observer, () => {
    for (let i = 0; i < 20; i++) M.hooks.less(0, i >> 1, 100, true);
    assert.equal([S[0], S[1]].map((state) => (state as number) & SiteState.logged), [0, 0], 'the site calls no hook any more');
    assert.equal([S[2], S[3]].map((state) => (state as number) & SiteState.logged), [SiteState.logged, SiteState.logged]);
  });
  assert.equal(found.map(({ left }) => 'value' in left && left.value), [0, 1, 2, 3, 4, 5, 6, 7]);
});

test('works beside a tracer, in either order, and leaves nothing behind', async () => {
  const traced = new TracedModule();
  const tracing = await traced.tracer();
  const logging = await traced.comparisons();
  const { M } = traced.evaluate();
  const plain = traceDuring(tracing, () => M.hooks.identical(0, 1, 2, false));
  const hooks = M.hooks;
  let inner: ComparisonDto[] = [];
  const outer = traceDuring(tracing, () => {
    inner = comparisonsDuring(logging, () => M.hooks.identical(0, 1, 2, false));
  });
  let nested: unknown;
  const logged = comparisonsDuring(logging, () => {
    nested = traceDuring(tracing, () => M.hooks.identical(0, 1, 2, false));
  });
  assert.equal(outer, plain);
  assert.equal(nested, plain);
  assert.equal(inner, logged);
  assert.is(inner.length, 1);
  assert.is(M.hooks, hooks);
});

test('explains a returned boolean by the decision that made it', async () => {
  const traced = new TracedModule({ predicates: 1, flags: 1 });
  const { M } = traced.evaluate();
  const observer = await traced.comparisons();
  const found = comparisonsDuring(observer, () => {
    M.hooks.expect(0);
    M.hooks.greater(1, 5, 10, false);
    M.hooks.returned(false);
    M.hooks.answered(0, false);
  });
  assert.equal(found, [{ predicate: 0, statement: 0, operator: '>', left: { kind: 'number', value: 5 }, right: { kind: 'number', value: 10 }, outcome: false }]);
});

test('explains a tested variable by what gave it its value', async () => {
  const traced = new TracedModule({ predicates: 1, flags: 2 });
  const { M } = traced.evaluate();
  const observer = await traced.comparisons();
  const found = comparisonsDuring(observer, () => {
    M.hooks.call(2, 'exec', /a/, ['b'], false, false);
    M.hooks.defined(0, null, 2);
  });
  assert.equal(found.map(({ operator, outcome }) => [operator, outcome]), [['.exec', false]]);
});

test('keys that a map does not have belong to what is compared next', async () => {
  const traced = new TracedModule({ predicates: 1, flags: 1 });
  const { M } = traced.evaluate();
  const routes = new Map([['/home', 1]]);
  const found = comparisonsDuring(await traced.comparisons(), () => {
    M.hooks.identical(0, routes.get('/nowhere'), undefined, true);
  });
  const keys = { kind: 'array', length: 1, items: ['/home'] };
  assert.equal(found[0], { predicate: 0, statement: 0, operator: '.has', left: keys, right: { kind: 'string', value: '/nowhere' }, outcome: false });
  assert.is(Object.getOwnPropertyDescriptor(Map.prototype, 'get')?.value.name, 'get');
});

test('what the tracer remembers from test to test is not logged', async () => {
  const traced = new TracedModule({ predicates: 2, flags: 1 });
  const { M } = traced.evaluate();
  traceDuring(await traced.tracer(), () => {});
  const observer = await traced.comparisons();
  const compare = (): void => {
    M.hooks.call(0, 'test', /^remembered (a|b)+$/, ['by the tracer'], false, false);
    M.hooks.call(1, 'test', /^remembered (a|b)+$/, ['later'], false, false);
  };
  const first = comparisonsDuring(observer, compare);
  assert.equal(comparisonsDuring(observer, compare), first);
  assert.equal(first.map(({ operator }) => operator), ['.test', '.test']);
});

test('refuses what is no log', () => {
  const result = { version: 1, index: 0, outcome: { kind: 'returned' } } as const;
  for (const log of [new Uint8Array(4), 'no json', '{}', '[{}]', '[{"predicate":-1}]']) {
    assert.throws(() => comparisonsOf({ ...result, observations: { comparisons: log } }), (error: unknown) => isAukletError(error) && error.code === 'invalid-dto');
  }
  assert.equal(comparisonsOf({ ...result, observations: {} }), []);
  assert.throws(() => comparisons({ module: 1 as unknown as string }), (error: unknown) => isAukletError(error) && error.code === 'usage');
});

test.run();
