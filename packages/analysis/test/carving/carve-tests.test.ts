import { carveTests } from '@auklet/analysis';
import type { ModuleInterfaceDto, StatementDto, ValueTree } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('carving');

const UNKNOWN = { alternatives: [] } as const;
const callable = (id: number, kind: 'function' | 'constructor', ...path: string[]): ModuleInterfaceDto['callables'][number] => ({ id, kind, path, parameters: [], returns: UNKNOWN, async: false, generator: false });

function interfaceOf(...callables: ModuleInterfaceDto['callables']): ModuleInterfaceDto {
  return { version: 1, callables, types: [], constants: { numbers: [], strings: [], bigints: [], regexps: [] } } as unknown as ModuleInterfaceDto;
}

const esm = interfaceOf(callable(0, 'function', 'parse'), callable(1, 'constructor', 'Queue'), callable(2, 'function', 'default'));

/** The statements of each test of a file that imports the subject as `./subject.js`. */
function carved(source: string, moduleInterface = esm, language: 'javascript' | 'typescript' = 'javascript'): (readonly StatementDto[])[] {
  const isSubject = (specifier: string): boolean => specifier === './subject.js';
  return carveTests({ file: 'subject.test.js', source, language, jsx: language === 'javascript', moduleInterface, isSubject }).map(({ statements }) => statements);
}

const IMPORT = "import parse1, { parse, Queue } from './subject.js';\n";
const str = (value: string): ValueTree => ({ kind: 'string', value });
const num = (value: number): ValueTree => ({ kind: 'number', value });
const call = (...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: ['parse'] }, args });

function argumentOf(text: string): ValueTree | undefined {
  const [statements] = carved(`${IMPORT}test('x', () => { parse(${text}); });`);
  const [first] = statements ?? [];
  return first?.kind === 'call' ? first.args[0] : undefined;
}

test('calls are found in assertions, whatever the framework', () => {
  const bodies = [
    "it('x', () => { expect(parse('a')).toBe(1); })",
    "test('x', async () => { await expect(parse('a')).resolves.toBe(1); })",
    "describe('g', () => { it('x', function () { assert.equal(parse('a'), 1); }); })",
    "test('x', (t) => { t.throws(() => parse('a'), /no/); })",
    "parseSuite.test('x', () => { try { parse('a'); } finally { } })",
    "test('x', () => parse('a'))",
  ];
  for (const body of bodies) assert.equal(carved(IMPORT + body), [[call(str('a'))]], body);
});

test('what a call returns is followed', () => {
  const [statements] = carved(`${IMPORT}
    test('queue', async () => {
      const queue = new Queue(3);
      queue.add('a').then(parse);
      queue.limit = 4;
      expect(queue.size).toBe(1);
      expect(await queue.drain()).toEqual([]);
      expect([...queue]).toEqual([]);
    });`);
  assert.equal(statements, [
    { kind: 'construct', callee: { export: ['Queue'] }, args: [num(3)] },
    { kind: 'method', receiver: { statement: 0 }, key: 'add', args: [str('a')] },
    { kind: 'method', receiver: { statement: 1 }, key: 'then', args: [{ kind: 'export', path: ['parse'] }] },
    { kind: 'set', receiver: { statement: 0 }, key: 'limit', value: num(4) },
    { kind: 'get', receiver: { statement: 0 }, key: 'size' },
    { kind: 'method', receiver: { statement: 0 }, key: 'drain', args: [] },
    { kind: 'await', statement: 5 },
    { kind: 'iterate', statement: 0, limit: 64 },
  ]);
});

test('values are read off the text', () => {
  const values: readonly (readonly [string, ValueTree])[] = [
    ['-0', { kind: 'number', value: '-0' }],
    ['-2n', { kind: 'bigint', value: '-2' }],
    ['`a${1}` + "b"', str('a1b')],
    ["'ab'.repeat(2)", str('abab')],
    ['[undefined, null, , true]', { kind: 'array', items: [{ kind: 'undefined' }, { kind: 'null' }, { kind: 'undefined' }, { kind: 'boolean', value: true }] }],
    ['{ a: 1, "b-c": /x/g, get d() { throw new RangeError("no"); } }', {
      kind: 'object',
      properties: [
        { key: 'a', role: 'data', value: num(1) },
        { key: 'b-c', role: 'data', value: { kind: 'regexp', source: 'x', flags: 'g' } },
        { key: 'd', role: 'getter', throws: true, value: { kind: 'error', type: 'RangeError', message: 'no' } },
      ],
    }],
    ['new Map([["a", new Set([1])]])', { kind: 'map', entries: [[str('a'), { kind: 'set', items: [num(1)] }]] }],
    ['new Date("2020-01-01T00:00:00.000Z")', { kind: 'date', milliseconds: 1_577_836_800_000 }],
    ['new Uint8Array([1, 2])', { kind: 'typed-array', type: 'Uint8Array', items: [1, 2] }],
    ['Promise.reject(1)', { kind: 'promise', state: 'rejected', value: num(1) }],
    ['Symbol.iterator', { kind: 'symbol', description: 'iterator', wellKnown: true }],
    ['(a, done) => done(null, 1)', { kind: 'function', style: 'arrow', arity: 2, plan: [{ kind: 'call-argument', index: 1, args: [{ kind: 'null' }, num(1)], when: 'now' }] }],
    ['async function (a) { return a; }', { kind: 'function', style: 'async', arity: 1, plan: [{ kind: 'return-argument', index: 0 }] }],
    ['vi.fn()', { kind: 'function', style: 'arrow', arity: 0, plan: [] }],
  ];
  for (const [text, value] of values) assert.equal(argumentOf(text), value, text);
});

test('a call with an argument that the text does not tell is left out, and nothing else', () => {
  assert.equal(carved(`${IMPORT}test('x', () => { parse(readFileSync('a')); parse(parse('b'), unknown); });`), [[call(str('b'))]]);
});

test('names are followed, those around a test and before each test, too', () => {
  const [first, second] = carved(`${IMPORT}
    const text = 'a';
    describe('g', () => {
      let queue;
      beforeEach(() => { queue = new Queue(text); });
      it('one', () => { queue.add(1); });
      it('two', () => { const options = { a: 1 }; parse(options); parse(options); });
    });`);
  assert.equal(first, [
    { kind: 'construct', callee: { export: ['Queue'] }, args: [str('a')] },
    { kind: 'method', receiver: { statement: 0 }, key: 'add', args: [num(1)] },
  ]);
  const shared: ValueTree = { kind: 'reference', statement: 0 };
  assert.equal(second, [{ kind: 'let', value: { kind: 'object', properties: [{ key: 'a', role: 'data', value: num(1) }] } }, call(shared), call(shared)]);
});

test('tables are gone through', () => {
  const rows = [[call(str('a'), num(1))], [call(str('b'), num(2))]];
  assert.equal(carved(`${IMPORT}test.each([['a', 1], ['b', 2]])('%s', (text, n) => { expect(parse(text, n)).toBe(n); });`), rows);
  assert.equal(carved(`${IMPORT}test('x', () => { for (const [text, n] of [['a', 1], ['b', 2]]) parse(text, n); });`), [rows.flat()]);
  assert.equal(carved(`${IMPORT}test('x', () => { [{ text: 'a', n: 1 }, { text: 'b', n: 2 }].forEach(({ text, n }) => parse(text, n)); });`), [rows.flat()]);
});

test('loops in loops come to an end', () => {
  const list = JSON.stringify(Array.from({ length: 50 }, (_, i) => i));
  const loops = Array.from({ length: 12 }, (_, i) => `for (const n${i} of ${list}) `).join('');
  const [statements] = carved(`${IMPORT}test('x', () => { parse('a'); ${loops}nothing(n0); });`);
  assert.equal(statements, [call(str('a'))]);
});

test('loops that drain an iterable and clocks that pass are read back', () => {
  const [statements] = carved(`${IMPORT}test('x', () => {
    const items = [];
    for (const item of parse('a')) {
      items.push(item);
      if (items.length >= 8) {
        break;
      }
    }
    mock.timers.tick(5);
    parse(items);
    vi.runAllTimers();
  });`);
  assert.equal(statements, [call(str('a')), { kind: 'iterate', statement: 0, limit: 8 }, { kind: 'advance', milliseconds: 5 }, call({ kind: 'reference', statement: 1 }), { kind: 'advance', milliseconds: 'all' }]);
});

test('a CommonJS subject is reached whichever way a test names it', () => {
  const cjs = interfaceOf(callable(0, 'function', 'default', 'parse'));
  const expected = [[{ kind: 'call', callee: { export: ['default', 'parse'] }, args: [num(1)] }]];
  for (const text of [
    "const { parse } = require('./subject.js'); test('x', () => { parse(1); });",
    "const subject = require('./subject.js'); test('x', () => { subject.parse(1); });",
    "const p = require('./subject.js').parse; test('x', () => { p(1); });",
    "import subject from './subject.js'; test('x', () => { subject.parse(1); });",
    "import { parse as p } from './subject.js'; test('x', () => { p(1); });",
    "import * as all from './subject.js'; test('x', () => { all.parse(1); });",
  ]) {
    assert.equal(carved(text, cjs), expected, text);
  }
});

test('TypeScript is read through its types', () => {
  assert.equal(carved(`${IMPORT}test('x', () => { (parse as never as (a: string) => number)('a' as never); });`, esm, 'typescript'), [[call(str('a'))]]);
});

test('a file that does not import the subject, or does nothing with it, has no test cases', () => {
  assert.equal(carved("import { parse } from './other.js'; test('x', () => { parse(1); });"), []);
  assert.equal(carved(`${IMPORT}test('x', () => { assert.ok(true); });`), []);
});

test('a file that cannot be parsed is named', () => {
  assert.throws(() => carved('import {'), (error: Error) => error.message.startsWith('subject.test.js:1:'));
});

test.run();
