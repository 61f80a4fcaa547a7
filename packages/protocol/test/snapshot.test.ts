import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { encodeSnapshots, isAukletError, type SnapshotDto, takeSnapshot, takeSnapshots } from '@auklet/protocol';
import { readSnapshots } from '@auklet/protocol/schema';

const test = suite('snapshot');

const roundTrip = (value: unknown): SnapshotDto => readSnapshots(encodeSnapshots([takeSnapshot(value)]))[0] as SnapshotDto;

for (const [name, value, expected] of [
  ['undefined', undefined, { kind: 'undefined' }],
  ['null', null, { kind: 'null' }],
  ['NaN', Number.NaN, { kind: 'number', value: 'NaN' }],
  ['-0', -0, { kind: 'number', value: '-0' }],
  ['a bigint', 10n, { kind: 'bigint', value: '10' }],
  ['a well-known symbol', Symbol.iterator, { kind: 'symbol', description: 'iterator', origin: 'well-known' }],
  ['a registered symbol', Symbol.for('a'), { kind: 'symbol', description: 'a', origin: 'registered' }],
  ['a date', new Date(5), { kind: 'date', milliseconds: 5 }],
  ['an invalid date', new Date(Number.NaN), { kind: 'date', milliseconds: 'NaN' }],
  ['a class', class Queue {}, { kind: 'function', name: 'Queue', length: 0, isClass: true }],
  ['a proxy', new Proxy({}, {}), { kind: 'proxy' }],
  ['a promise', Promise.resolve(1), { kind: 'promise' }],
  ['typed arrays', Float64Array.of(-0, 1.5), { kind: 'typed-array', type: 'Float64Array', length: 2, items: ['-0', 1.5] }],
  ['a boxed number', Object(3), { kind: 'boxed', type: 'Number', value: { kind: 'number', value: 3 } }],
  ['a generator', (function* () {})(), { kind: 'opaque' }],
] as const) {
  test(`of ${name}`, () => {
    const snapshot = roundTrip(value) as unknown as Record<string, unknown>;
    for (const [key, wanted] of Object.entries(expected)) assert.equal(snapshot[key], wanted, key);
  });
}

test('a cycle stays a cycle, and what is shared stays shared', () => {
  const shared = {};
  const value: Record<string, unknown> = { a: shared, b: shared };
  value['self'] = value;
  const snapshot = roundTrip(value);
  assert.ok(snapshot.kind === 'object');
  const [a, b, self] = snapshot.properties.map((property) => ('value' in property ? property.value : undefined));
  assert.is(a, b);
  assert.is(self, snapshot);
});

test('values taken together keep what they share', () => {
  const shared = [1];
  const [first, second] = takeSnapshots([shared, { shared }]);
  assert.ok(second?.kind === 'object');
  const [property] = second.properties;
  assert.ok(property !== undefined && 'value' in property);
  assert.is(property.value, first);
});

test('runs no getter, trap, iterator or conversion', () => {
  const forbidden = (): never => {
    throw new Error('ran');
  };
  const handler = Object.fromEntries(['get', 'has', 'ownKeys', 'getOwnPropertyDescriptor', 'getPrototypeOf'].map((trap) => [trap, forbidden]));
  class Hostile extends Map<unknown, unknown> {
    override get size(): number {
      return forbidden();
    }
    override [Symbol.iterator](): never {
      return forbidden();
    }
  }
  const value = {
    get accessor(): unknown {
      return forbidden();
    },
    proxy: new Proxy({}, handler),
    map: new Hostile([[1, 2]]),
    toJSON: forbidden,
    toString: forbidden,
    [Symbol.toPrimitive]: forbidden,
  };
  const snapshot = takeSnapshot(value);
  assert.ok(snapshot.kind === 'object');
  assert.equal(snapshot.properties[0], { key: 'accessor', accessor: true });
  const map = snapshot.properties[2];
  assert.ok(map !== undefined && 'value' in map && map.value.kind === 'map');
  assert.is(map.value.size, 1);
});

test('is cut at the caps, and says so', () => {
  const deep = { a: { b: { c: {} } } };
  assert.match(JSON.stringify(takeSnapshot(deep, { depth: 2, width: 9, nodes: 99, characters: 9 })), '"truncated"');
  const wide = takeSnapshot({ a: 1, b: 2, c: 3 }, { depth: 2, width: 2, nodes: 99, characters: 9 });
  assert.ok(wide.kind === 'object');
  assert.is(wide.omitted, 1);
  assert.equal(takeSnapshot('abcdef', { depth: 1, width: 1, nodes: 9, characters: 3 }), { kind: 'string', value: 'abc', length: 6 });
});

test('foreign text is refused with a code', () => {
  for (const text of ['', '[]x', '{}', '["1"]', '[["1"],{"kind":"2"},"unheard-of"]', '[["1"],{"kind":"2","value":"3"},"boolean","yes"]']) {
    assert.throws(() => readSnapshots(text), (error: unknown) => isAukletError(error) && error.code === 'invalid-dto', text);
  }
});

test('what no index names is one more thing that an array has', () => {
  const items = Object.assign([1, 2], { 4294967295: 'beyond the last index', note: 'n' });
  assert.equal(takeSnapshot(items), { kind: 'array', length: 2, items: [{ kind: 'number', value: 1 }, { kind: 'number', value: 2 }], extras: 2 });
  assert.is('extras' in takeSnapshot([1, 2]), false);
});

test('an object is told from a built-in one whose prototype it shares', () => {
  const error = Object.setPrototypeOf(new Error('e'), Object.prototype) as object;
  assert.is(takeSnapshot(error).kind, 'error');
  assert.is(takeSnapshot({}).kind, 'object');
});

test.run();
