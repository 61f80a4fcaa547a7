import { moduleInterface, type StaticAnalysis } from '@auklet/analysis';
import type { CallableDto, ConstantPoolDto, ExportDto, InstanceMemberDto } from '@auklet/protocol';
import { moduleInterfaceSchema } from '@auklet/protocol/schema';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyseProject, analyseText } from './analyse-text.ts';
import { parametersText, typeText } from './type-text.ts';

const test = suite('moduleInterface');

const NO_CONSTANTS: ConstantPoolDto = { strings: [], numbers: [], bigints: [], regexps: [], keys: [] };
const SHAPE = { length: 0, async: false, generator: false, position: null };

function exported(path: readonly string[], kind: ExportDto['kind'], more: Partial<ExportDto> = {}): ExportDto {
  return { ...SHAPE, path, kind, name: path.at(-1) ?? '', members: [], ...more };
}

function member(key: string, kind: InstanceMemberDto['kind'], line: number, column: number): InstanceMemberDto {
  return { ...SHAPE, key, kind, position: { line, column } };
}

function callablesOf(analysis: StaticAnalysis, exports: readonly ExportDto[]): readonly CallableDto[] {
  const dto = moduleInterface(analysis, exports, NO_CONSTANTS);
  moduleInterfaceSchema.parse(dto);
  return dto.callables;
}

function text({ kind, isStatic, path, key, parameters, location }: CallableDto): string {
  const name = [...path, ...(key === undefined ? [] : [typeof key === 'string' ? `#${key}` : `#@@${key.symbol}`])].join('.');
  return `${isStatic === true ? 'static ' : ''}${kind} ${name}(${parametersText(parameters)})${location === undefined ? ' elsewhere' : ''}`;
}

test('joins functions by position, whatever they are called', async () => {
  const analysis = await analyseText('function inner(q) { return q.trim() }\nexport { inner as outer };');
  const callables = callablesOf(analysis, [exported(['outer'], 'function', { position: { line: 1, column: 0 } })]);
  assert.equal(callables.map(text), ['function outer(q: string)']);
});

test('splits a class into constructor, members and static methods', async () => {
  const source = 'export class Box {\n  constructor(q) { q.trim() }\n  put(q) { q.getTime() }\n  get top() { return 1 }\n  set top(q) { q.trim() }\n  static of(q) { return q * 2 }\n}';
  const callables = callablesOf(await analyseText(source), [
    exported(['Box'], 'class', {
      position: { line: 1, column: 7 },
      members: [member('put', 'method', 3, 2), member('top', 'accessor', 5, 2), { ...SHAPE, key: { symbol: 'iterator' }, kind: 'method' }],
    }),
    exported(['Box', 'of'], 'function', { position: { line: 6, column: 2 } }),
  ]);
  assert.equal(callables.map(text), [
    'constructor Box(q: string)',
    'method Box.#put(q: date)',
    'getter Box.#top()',
    'setter Box.#top(q: string)',
    'static method Box.#of(q: number)',
    'method Box.#@@iterator() elsewhere',
  ]);
  assert.equal(callables.map(({ id }) => id), [0, 1, 2, 3, 4, 5]);
});

test('a constructor function can be called and constructed', async () => {
  const analysis = await analyseText('function Box(q) { q.trim() }\nBox.prototype.put = function (q) { q.getTime() };\nexport { Box };');
  const callables = callablesOf(analysis, [exported(['Box'], 'function', { position: { line: 1, column: 0 }, members: [member('put', 'method', 2, 20)] })]);
  assert.equal(callables.map(text), ['function Box(q: string)', 'constructor Box(q: string)', 'method Box.#put(q: date)']);
});

test('a class without a constructor takes what its base class takes', async () => {
  const analysis = await analyseText('class Base { constructor(q) { q.trim() } }\nexport class Box extends Base {}');
  assert.equal(callablesOf(analysis, [exported(['Box'], 'class', { position: { line: 2, column: 7 } })]).map(text), ['constructor Box(q: string)']);
});

test('an abstract class is made by its subclasses, and a class with a private constructor by its factory', async () => {
  const source = [
    'export abstract class Shape { constructor(readonly q: string) {} }',
    'export class Circle extends Shape {}',
    'export class Clock { private constructor() {} static now(): Clock { return new Clock() } }',
    'export class Hidden { protected constructor() {} }',
  ];
  const at = (line: number) => ({ position: { line, column: 7 } });
  const callables = callablesOf(await analyseText(source.join('\n'), 'subject.ts'), [
    exported(['Shape'], 'class', at(1)),
    exported(['Circle'], 'class', at(2)),
    exported(['Clock'], 'class', at(3)),
    exported(['Clock', 'now'], 'function', { position: { line: 3, column: 46 } }),
    exported(['Hidden'], 'class', at(4)),
  ]);
  // Nothing else makes a `Hidden`.
  assert.equal(callables.map(text), ['constructor Circle(q: string)', 'static method Clock.#now()', 'constructor Hidden()']);
  assert.is(typeText(callables[0]?.returns ?? { alternatives: [] }), 'new Circle | new Shape');
});

test('private and protected members are hidden, those of base classes, too', async () => {
  const source = [
    'class Base { protected grow(): void {} protected shrink(): void {} #own = 1 }',
    'export class Box extends Base {',
    '  private size = 1;',
    '  constructor(private readonly ww: number, readonly q: string) { super() }',
    '  private check(): void {}',
    '  put(): void {}',
    '  override shrink(): void {}',
    '  private static of(): Box { return new Box(1, "") }',
    '}',
  ];
  const { callables, hidden = [] } = moduleInterface(
    await analyseText(source.join('\n'), 'subject.ts'),
    [
      exported(['Box'], 'class', { position: { line: 2, column: 7 }, members: [member('grow', 'method', 1, 13), member('check', 'method', 5, 2), member('put', 'method', 6, 2), member('shrink', 'method', 7, 2)] }),
      exported(['Box', 'of'], 'function', { position: { line: 8, column: 2 } }),
    ],
    NO_CONSTANTS,
  );
  assert.equal(callables.map(text), ['constructor Box(ww: number, q: string)', 'method Box.#put()', 'method Box.#shrink()']);
  assert.equal(hidden.map(({ key }) => key), ['size', 'ww', 'check', 'of', 'grow']);
});

test('members of an enumeration name its export path', async () => {
  const analysis = await analyseText('export enum Fruit { Apple = "a", Pear = "p" }\nexport function subject(q: Fruit[]) {}', 'subject.ts');
  const subject = exported(['subject'], 'function', { position: { line: 2, column: 7 } });
  const reachable = callablesOf(analysis, [exported(['default', 'Fruit'], 'value'), subject]);
  assert.equal(reachable.map(text), ['function subject(q: array<default.Fruit.Apple | default.Fruit.Pear>)']);
  assert.equal(callablesOf(analysis, [subject]).map(text), ['function subject(q: array<"a" | "p">)']);
});

test('instances name the export path of their class; classes out of reach are left out', async () => {
  const analysis = await analyseText('class Box {}\nclass Hidden {}\nexport function subject(q, w) { return [q instanceof Box, w instanceof Hidden, w instanceof Date] }\nexport { Box as Renamed };');
  const callables = callablesOf(analysis, [
    exported(['Renamed'], 'class', { name: 'Box', position: { line: 1, column: 0 } }),
    exported(['subject'], 'function', { position: { line: 3, column: 7 } }),
  ]);
  assert.is(text(callables[1] as CallableDto), 'function subject(q: new Renamed, w: date)');
  assert.is(typeText((callables[0] as CallableDto).returns), 'new Renamed');
});

test('what comes from elsewhere stands last, without a location', async () => {
  const analysis = await analyseText('export function own(q) { q.trim() }');
  const callables = callablesOf(analysis, [
    exported(['foreign'], 'function', { length: 2 }),
    exported(['constant'], 'value'),
    exported(['own'], 'function', { position: { line: 1, column: 7 } }),
  ]);
  assert.equal(callables.map(text), ['function own(q: string)', 'function foreign(arg0: ?, arg1: ?) elsewhere']);
});

test('a default that is the module itself is not listed twice', async () => {
  const analysis = await analyseText('const f = function (q) { q.trim() };\nf.sub = (q) => q.getTime();\nf.default = f;\nexport default f;');
  const [whole, sub] = [{ line: 1, column: 10 }, { line: 2, column: 8 }];
  const callables = callablesOf(analysis, [
    exported(['default'], 'function', { position: whole }),
    exported(['default', 'sub'], 'function', { position: sub }),
    exported(['default', 'default'], 'function', { position: whole }),
    exported(['default', 'default', 'sub'], 'function', { position: sub }),
  ]);
  assert.equal(callables.map(text), ['function default(q: string)', 'function default.sub(q: date)']);
});

test('declaration files speak for JavaScript, by path', async () => {
  const analysis = await analyseProject(
    { 'package.json': '{}', 'a.js': 'module.exports = function (q) {};\nmodule.exports.Box = class { put(q) {} };', 'a.d.ts': 'declare function f(q: Date): RegExp; declare namespace f { class Box { put(q: Date): void } } export = f;' },
    'a.js',
  );
  const callables = callablesOf(analysis, [
    exported(['default'], 'function', { position: { line: 1, column: 17 } }),
    exported(['default', 'Box'], 'class', { position: { line: 2, column: 21 }, members: [member('put', 'method', 2, 29)] }),
  ]);
  assert.equal(callables.map(text), ['function default(q: date)', 'constructor default.Box()', 'method default.Box.#put(q: date)']);
  assert.is(typeText((callables[0] as CallableDto).returns), 'regexp');
});

test('annotations of exported objects speak for the functions inside', async () => {
  const source = 'interface Coder { encode(q: Date): string }\nconst wrap = (f: any) => ({ encode: (q: any) => f(q) });\nexport const coder: Coder = wrap(1);';
  const callables = callablesOf(await analyseText(source, 'subject.ts'), [exported(['coder', 'encode'], 'function', { position: { line: 2, column: 36 } })]);
  assert.equal(callables.map(text), ['function coder.encode(q: date)']);
});

test.run();
