import type { ComparedDto, ComparisonDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { faultsOf, sample, suggestionsFor, TestCluster } from '@auklet/testcase';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SAMPLE_MODULE } from '../sample-module.ts';

const test = suite('suggestionsFor');

function callWith(...args: readonly ValueTree[]): TestCaseDto {
  return { version: 1, statements: [{ kind: 'call', callee: { export: ['default'] }, args }] };
}

function string(value: string): ComparedDto & ValueTree {
  return { kind: 'string', value };
}

function number(value: number): ComparedDto & ValueTree {
  return { kind: 'number', value };
}

const UNDEFINED: ComparedDto = { kind: 'undefined' };

function comparison(operator: string, left: ComparedDto, right: ComparedDto, outcome = false): ComparisonDto {
  return { predicate: 0, statement: 0, operator, left, right, outcome };
}

/** First arguments of what is suggested, several draws each. */
function suggested(testCase: TestCaseDto, compared: ComparisonDto, text = ''): ValueTree[] {
  const cluster = new TestCluster(SAMPLE_MODULE);
  return suggestionsFor(testCase, [compared], { cluster, textOf: () => text }).flatMap(({ apply }) =>
    [1, 2, 3, 4].flatMap((seed) => {
      const call = apply(createRandom(seed)).statements.at(-1);
      return call?.kind === 'call' ? call.args : [];
    }),
  );
}

function texts(values: readonly ValueTree[]): string[] {
  return values.flatMap((value) => (value.kind === 'string' ? [value.value] : []));
}

interface Row {
  readonly name: string;
  readonly input: ValueTree;
  readonly compared: ComparisonDto;
  /** Source of the condition. */
  readonly text?: string;
  /** A condition that one of the suggested inputs meets. */
  readonly solved: (value: ValueTree) => boolean;
}

const isText = (wanted: (text: string) => boolean) => (value: ValueTree): boolean => value.kind === 'string' && wanted(value.value);
const isNumber = (wanted: number) => (value: ValueTree): boolean => value.kind === 'number' && value.value === wanted;

const NOT_A_NUMBER: ComparedDto = { kind: 'number', value: 'NaN' };
const ANSWERING: ValueTree = { kind: 'function', style: 'arrow', arity: 1, plan: [{ kind: 'return', value: { kind: 'boolean', value: true } }] };

function task(name: string, need: string): ValueTree {
  return { kind: 'object', properties: [{ key: 'name', role: 'data', value: string(name) }, { key: 'need', role: 'data', value: string(need) }] };
}

const TASKS: ValueTree = { kind: 'array', items: [task('one', 'two')] };
/** `{ kind: 'group', items: [1] }` */
const NESTED: ValueTree = { kind: 'object', properties: [{ key: 'kind', role: 'data', value: string('group') }, { key: 'items', role: 'data', value: { kind: 'array', items: [number(1)] } }] };

const ROWS: readonly Row[] = [
  { name: 'equal strings', input: string('a'), compared: comparison('===', string('a'), string('0123456789')), solved: isText((text) => text === '0123456789') },
  { name: 'a key that no input holds, whose value became a number', input: string('sort=desc'), compared: comparison('>=', number(0), number(50)), text: "Number(params.get('limit')) >= 50", solved: isText((text) => text === 'sort=desc&limit=50') },
  { name: 'equality written the other way round', input: string('a'), compared: comparison('===', string('wanted'), string('a')), solved: isText((text) => text === 'wanted') },
  { name: 'equality that is denied', input: string('a'), compared: comparison('!==', string('a'), string('wanted'), true), solved: isText((text) => text === 'wanted') },
  { name: 'inequality', input: string('a'), compared: comparison('!==', string('a'), string('a')), solved: (value) => value.kind !== 'string' || value.value !== 'a' },
  { name: 'a part of a string', input: string('x-y-z'), compared: comparison('===', string('y'), string('beta')), solved: isText((text) => text === 'x-beta-z') },
  { name: 'a string in lower case', input: string('AbC'), compared: comparison('===', string('abc'), string('zq')), solved: isText((text) => text === 'zq') },
  { name: 'one of equal parts', input: string('x-x-x'), compared: comparison('===', string('x'), string('beta')), solved: isText((text) => text === 'x-beta-x') },
  { name: 'the number of parts', input: string('x-y'), compared: comparison('===', number(2), number(4)), solved: isText((text) => text.split('-').length === 4) },
  { name: 'one of the characters', input: string('PP'), compared: comparison('===', string('P'), string('K')), solved: isText((text) => text === 'PK') },
  { name: 'a part that is missing', input: string('a-b'), compared: comparison('===', UNDEFINED, string('beta')), solved: isText((text) => text === 'a-b-beta') },
  { name: 'a text in base64 within another', input: string('Basic aGk='), compared: comparison('===', string('hi'), string('admin')), solved: isText((text) => text === `Basic ${btoa('admin')}`) },
  { name: 'a text in hexadecimal', input: string('6869'), compared: comparison('===', string('hi'), string('yo')), solved: isText((text) => text === '796f') },
  { name: 'a text in percent encoding', input: string('a%20b'), compared: comparison('===', string('a b'), string('c & d')), solved: isText((text) => decodeURIComponent(text) === 'c & d') },
  { name: 'a part of an address', input: string('https://a.b/c?d=e'), compared: comparison('===', string('a.b'), string('example.org')), solved: isText((text) => text === 'https://example.org/c?d=e') },
  { name: 'a value in a query', input: string('https://a.b/c?d=e'), compared: comparison('===', string('e'), string('f g')), solved: isText((text) => new URL(text).searchParams.get('d') === 'f g') },
  { name: 'a value that a query lacks', input: string('https://a.b/'), compared: comparison('===', { kind: 'null' }, string('7')), text: "url.searchParams.get('page') === '7'", solved: isText((text) => URL.canParse(text) && new URL(text).searchParams.get('page') === '7') },
  { name: 'a value that the query of an address with a fragment lacks', input: string('https://a.b/?d=e#f'), compared: comparison('===', { kind: 'null' }, string('7')), text: "url.searchParams.get('page') === '7'", solved: isText((text) => new URL(text).searchParams.get('page') === '7') },
  { name: 'a text that none of the parts was', input: string('text;a'), compared: comparison('truthy', { kind: 'boolean', value: false }, UNDEFINED), text: "params.some((one) => one === 'charset=utf-8')", solved: isText((text) => text === 'text;a;charset=utf-8') },
  { name: 'a property of what a function is called with', input: { kind: 'function', style: 'arrow', arity: 1, plan: [] }, compared: comparison('truthy', UNDEFINED, UNDEFINED), text: 'client.ready', solved: (value) => value.kind === 'function' && value.plan.some((behaviour) => behaviour.kind === 'write-argument' && behaviour.index === 0 && behaviour.key === 'ready') },
  { name: 'a property of JSON in base64 within another text', input: string(`x.${btoa('{"a":"b"}')}`), compared: comparison('===', UNDEFINED, string('admin')), text: "claims.sub === 'admin'", solved: isText((text) => text === `x.${btoa('{"a":"b","sub":"admin"}')}`) },
  { name: 'a string within JSON', input: string('{"a":["b",1]}'), compared: comparison('===', string('b'), string('c')), solved: isText((text) => text === '{"a":["c",1]}') },
  { name: 'a number within JSON', input: string('{"a":["b",1]}'), compared: comparison('>', number(1), number(99)), solved: isText((text) => text === '{"a":["b",100]}') },
  { name: 'a hexadecimal number', input: string('#ff'), compared: comparison('===', number(255), number(4096)), solved: isText((text) => text === '#1000') },
  { name: 'a character code', input: string('ab'), compared: comparison('===', number(98), number(100)), solved: isText((text) => text === 'ad') },
  { name: 'a part of a joined text', input: string('Ada'), compared: comparison('===', string('Ada x'), string('Grace x')), solved: isText((text) => text === 'Grace') },
  { name: 'joined items', input: { kind: 'array', items: [string('a'), string('b')] }, compared: comparison('===', string('a/b'), string('usr/bin')), solved: (value) => value.kind === 'array' && JSON.stringify(value.items.map((item) => 'value' in item && item.value)) === '["usr","bin"]' },
  { name: 'a trimmed string', input: string(' ab '), compared: comparison('===', string('ab'), string('cd')), solved: isText((text) => text.trim() === 'cd') },
  { name: 'a string read as a number', input: string(' 7 '), compared: comparison('===', number(7), number(8080)), solved: isText((text) => Number(text) === 8080) },
  { name: 'the length of a string', input: string('ab'), compared: comparison('===', number(2), number(17)), solved: isText(({ length }) => length === 17) },
  { name: 'a prefix', input: string('ab'), compared: comparison('.startsWith', string('ab'), string('https://')), solved: isText((text) => text.startsWith('https://')) },
  { name: 'a suffix', input: string('ab'), compared: comparison('.endsWith', string('ab'), string('.gz')), solved: isText((text) => text.endsWith('.gz') && text.length > 3) },
  { name: 'an infix', input: string('ab'), compared: comparison('.includes', string('ab'), string('/v2/')), solved: isText((text) => text.includes('/v2/')) },
  { name: 'a pattern', input: string('ab'), compared: comparison('.test', { kind: 'regexp', source: '^\\d{3}-[a-f]$', flags: '' }, string('ab')), solved: isText((text) => /^\d{3}-[a-f]$/.test(text)) },
  { name: 'equal numbers', input: number(5), compared: comparison('===', number(5), number(123_456)), solved: isNumber(123_456) },
  { name: 'a number above another', input: number(5), compared: comparison('>', number(5), number(100)), solved: isNumber(101) },
  { name: 'a number below another', input: number(5), compared: comparison('<', number(5), number(-8)), solved: isNumber(-9) },
  { name: 'membership', input: string('a'), compared: comparison('in', string('a'), { kind: 'object', type: 'Object', keys: ['alpha', 'beta'] }), solved: isText((text) => text === 'beta') },
  { name: 'the length of a list', input: { kind: 'array', items: [] }, compared: comparison('===', number(0), number(7)), solved: (value) => value.kind === 'array' && value.items.length === 7 },
  { name: 'typeof', input: string('a'), compared: comparison('typeof', string('string'), string('function')), solved: ({ kind }) => kind === 'function' },
  { name: 'instanceof', input: string('a'), compared: comparison('instanceof', string('a'), { kind: 'function', name: 'Map' }), solved: ({ kind }) => kind === 'map' },
  { name: 'instanceof a class of the subject', input: string('a'), compared: comparison('instanceof', string('a'), { kind: 'function', name: 'Queue' }), solved: ({ kind }) => kind === 'reference' },
  { name: 'Array.isArray', input: string('a'), compared: comparison('.isArray', { kind: 'function', name: 'Array' }, string('a')), solved: ({ kind }) => kind === 'array' },
  { name: 'something true', input: { kind: 'boolean', value: false }, compared: comparison('truthy', { kind: 'boolean', value: false }, UNDEFINED), solved: (value) => value.kind !== 'boolean' || value.value },
  { name: 'something false', input: string('a'), compared: comparison('truthy', string('a'), UNDEFINED, true), solved: (value) => value.kind === 'null' || (value.kind === 'string' && value.value === '') },
  { name: 'something nullish', input: string('a'), compared: comparison('nullish', string('a'), UNDEFINED), solved: ({ kind }) => kind === 'null' || kind === 'undefined' },
  { name: 'something not nullish', input: { kind: 'null' }, compared: comparison('nullish', { kind: 'null' }, UNDEFINED, true), solved: ({ kind }) => kind !== 'null' && kind !== 'undefined' },
  { name: 'a number that is missing behind a text', input: string('port'), compared: comparison('>', NOT_A_NUMBER, number(1024)), solved: isText((text) => Number(text.split('=')[1]) > 1024) },
  { name: 'a number that is missing before a unit', input: string('%'), compared: comparison('>=', NOT_A_NUMBER, number(50)), solved: isText((text) => text === '50%') },
  { name: 'a limit on the left of what is no number', input: string('size'), compared: comparison('<', number(7), NOT_A_NUMBER), solved: isText((text) => text === 'size=8') },
  { name: 'a number made of nothing', input: string('a='), compared: comparison('>', number(0), number(0)), solved: isText((text) => text === 'a=1') },
  { name: 'parts that are both no number', input: string('a-b'), compared: comparison('<', NOT_A_NUMBER, NOT_A_NUMBER), solved: isText((text) => text === '1-b') },
  { name: 'a part of a part that is missing', input: string('a:b,c'), compared: comparison('===', UNDEFINED, string('d')), solved: isText((text) => text === 'a=d:b,c') },
  { name: 'a number instead of a text', input: string('abc'), compared: comparison('<', string('abc'), number(5)), solved: isNumber(4) },
  { name: 'a number instead of an object', input: { kind: 'object', properties: [] }, compared: comparison('===', { kind: 'object', type: 'Object', keys: [] }, number(5)), solved: isNumber(5) },
  { name: 'a pattern that nothing came of', input: string('xyz'), compared: comparison('truthy', { kind: 'null' }, UNDEFINED), solved: isText((text) => /^a+$/i.test(text)) },
  { name: 'a key that was met before', input: string('b=1'), compared: comparison('.hasOwn', { kind: 'object', type: 'Object', keys: [] }, string('b')), solved: isText((text) => text === 'b=1--b=1') },
  { name: 'an item that was met before', input: { kind: 'array', items: [string('b')] }, compared: comparison('.has', { kind: 'array', length: 0, items: [] }, string('b')), solved: (value) => value.kind === 'array' && value.items.length === 2 },
  { name: 'a function that answers otherwise the second time', input: ANSWERING, compared: comparison('truthy', { kind: 'boolean', value: true }, UNDEFINED, true), solved: (value) => value.kind === 'function' && value.plan.length === 2 && value.plan[0]?.kind === 'return' && value.plan[0].value.kind === 'boolean' },
  { name: 'a part that is no number', input: string('length: x'), compared: comparison('>', NOT_A_NUMBER, number(0)), solved: isText((text) => text === 'length: 1') },
  { name: 'the length of a list that has an order', input: { kind: 'array', items: [number(3), number(5)] }, compared: comparison('===', number(2), number(4)), solved: (value) => value.kind === 'array' && JSON.stringify(value.items.map((item) => 'value' in item && item.value)) === '[3,5,6,7]' },
  { name: 'a name that items of a list refer to', input: TASKS, compared: comparison('.has', { kind: 'array', length: 1, items: ['one'] }, string('two')), solved: (value) => JSON.stringify(value) === JSON.stringify({ kind: 'array', items: [task('one', 'two'), task('two', 'one')] }) },
  { name: 'a text under the key that other objects have', input: NESTED, compared: comparison('===', UNDEFINED, string('circle')), text: "'circle'", solved: (value) => JSON.stringify(value).includes('{"key":"kind","role":"data","value":{"kind":"string","value":"circle"}}') },
  { name: 'something unequal', input: { kind: 'boolean', value: true }, compared: comparison('===', { kind: 'boolean', value: true }, { kind: 'boolean', value: true }, true), solved: (value) => value.kind !== 'boolean' || !value.value },
];

for (const { name, input, compared, text, solved } of ROWS) {
  test(`meets ${name}`, () => assert.ok(suggested(callWith(input), compared, text).some(solved)));
}

test('gives objects the property that a condition names', () => {
  const [first] = suggested(callWith({ kind: 'object', properties: [] }), comparison('===', UNDEFINED, string('pem')), "options.tls === 'pem'");
  assert.equal(first, { kind: 'object', properties: [{ key: 'tls', role: 'data', value: { kind: 'string', value: 'pem' } }] });
});

test('gives objects spelt in JSON that property, too', () => {
  const values = texts(suggested(callWith(string('{"a":1}')), comparison('===', UNDEFINED, string('ping')), "message.type === 'ping'"));
  assert.ok(values.includes('{"a":1,"type":"ping"}'));
});

test('leaves alone what a later statement is given', () => {
  const later: TestCaseDto = { version: 1, statements: [...callWith(string('ab')).statements, ...callWith(string('ab')).statements] };
  const cluster = new TestCluster(SAMPLE_MODULE);
  const argumentsOf = (variant: TestCaseDto) => variant.statements.map((statement) => (statement.kind === 'call' && statement.args[0]?.kind === 'string' ? statement.args[0].value : null));
  const variants = suggestionsFor(later, [comparison('===', string('ab'), string('wanted'))], { cluster, textOf: () => '' }).map(({ apply }) => argumentsOf(apply(createRandom(1))));
  assert.ok(variants.some(([first]) => first === 'wanted'));
  assert.ok(variants.every(([, second]) => second === 'ab'));
});

test('suggests the constant in its encodings for operands that no input explains', () => {
  const values = texts(suggested(callWith(string('abc')), comparison('===', string('unrelated'), string('zq'))));
  assert.equal([...new Set(values)], ['enE=', '7a71']);
});

test('divides a text between two inputs that were joined', () => {
  const args = suggested(callWith(string('Ada Lovelace'), string('')), comparison('===', string('Ada Lovelace '), string('Grace Hopper')));
  assert.equal(args.slice(0, 2), [string('Grace'), string('Hopper')]);
});

for (const text of ['\ud800', 'a%20b', 'https://a.b/c?d=e', '{"a":["b"]}', 'Basic aGk=', '6869']) {
  test(`puts half of a surrogate pair into ${JSON.stringify(text)} without failing`, () => {
    for (const mine of [text, 'a b', 'e', 'b', 'hi', '']) {
      suggested(callWith(string(text)), comparison('===', string(mine), string('x\udfff')), "get('key')");
    }
  });
}

test('gives a text the optional group that a match went without, with the text that was asked for', () => {
  const cluster = new TestCluster({ ...SAMPLE_MODULE, constants: { ...SAMPLE_MODULE.constants, regexps: [{ source: '^(\\d+)\\.(\\d+)(?:-(\\w+))?$', flags: '' }] } });
  const variants = suggestionsFor(callWith(string('3.14')), [comparison('===', UNDEFINED, string('rc'))], { cluster, textOf: () => '' }).map(({ apply }) => JSON.stringify(apply(createRandom(1))));
  assert.ok(variants.some((text) => text.includes('"3.14-rc"')));
});

test('calls once more what may have changed the state that was compared', () => {
  const push = (value: string) => ({ kind: 'method' as const, receiver: { statement: 0 }, key: 'push', args: [string(value)] });
  const testCase: TestCaseDto = { version: 1, statements: [{ kind: 'construct', callee: { export: ['Queue'] }, args: [] }, push('fast'), { kind: 'get', receiver: { statement: 1 }, key: 'size' }] };
  const compared = { ...comparison('===', string('running'), string('over')), statement: 1 };
  const variants = suggestionsFor(testCase, [compared], { cluster: new TestCluster(SAMPLE_MODULE), textOf: () => '' }).map(({ apply }) => apply(createRandom(1)).statements);
  const further = variants.filter(({ length }) => length === 4);
  assert.ok(further.length > 0);
  for (const [, first, second, last] of further) {
    assert.equal(first, push('fast'));
    assert.is(second?.kind, 'method');
    assert.equal(last, { kind: 'get', receiver: { statement: 1 }, key: 'size' });
  }
});

test('moves numbers by what an operand is short of', () => {
  const values = suggested(callWith(number(3)), comparison('===', number(20), number(50)));
  assert.ok(values.some(isNumber(33)));
  assert.ok(values.some(isNumber(8)), 'a multiple');
});

test('tells the same value apart when it is for other operands', () => {
  const cluster = new TestCluster(SAMPLE_MODULE);
  const keysFor = (mine: string): string[] => suggestionsFor(callWith(string('Ada'), string('y')), [comparison('===', string(mine), string('Ada Lovelace'))], { cluster, textOf: () => '' }).map(({ key }) => key);
  const [first, second] = [keysFor('Ada y'), keysFor('Ada  y')];
  assert.ok(first.length > 0 && second.length > 0);
  assert.not(second.some((key) => first.includes(key)));
});

test('keeps what inputs were compared with as constants, not the inputs themselves', () => {
  const cluster = new TestCluster(SAMPLE_MODULE);
  suggestionsFor(callWith(string('mine')), [comparison('===', string('mine'), string('theirs'))], { cluster, textOf: () => '' });
  assert.equal(cluster.pool.learntStrings, ['theirs']);
});

test('keeps test cases well formed, whatever was compared', () => {
  const operand: fc.Arbitrary<ComparedDto> = fc.oneof(
    fc.constantFrom<ComparedDto>({ kind: 'null' }, UNDEFINED, { kind: 'boolean', value: true }, { kind: 'array', length: 2, items: ['a', 1] }, { kind: 'function', name: 'Queue' }, { kind: 'object', type: 'Object', keys: ['strict'] }),
    fc.string({ unit: 'binary' }).map(string),
    fc.constantFrom('\ud800', 'a%20\udfff', '%', '%20', 'https://a.b/?c=\ud800', '{"a":"\\ud800"}').map(string),
    fc.integer().map(number),
  );
  const operator = fc.constantFrom('===', '==', '<', '>=', 'typeof', 'instanceof', 'in', 'truthy', 'nullish', '.startsWith', '.includes', '.isArray');
  fc.assert(
    fc.property(fc.integer(), operator, operand, operand, fc.boolean(), (seed, name, left, right, outcome) => {
      const cluster = new TestCluster(SAMPLE_MODULE);
      const testCase = sample(cluster, createRandom(seed));
      for (const suggestion of suggestionsFor(testCase, [comparison(name, left, right, outcome)], { cluster, textOf: () => 'a.strict' })) {
        assert.equal(faultsOf(suggestion.apply(createRandom(seed))), []);
        assert.is(suggestion.outcome, !outcome);
      }
    }),
    { numRuns: 300 },
  );
});

test.run();
