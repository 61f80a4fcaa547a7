import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AssertedTestDto, type AssertionDto, PROTOCOL_VERSION, type StatementDto, type ValueTree } from '@auklet/protocol';
import { type Casts, renderTestFile } from '@auklet/render';
import { Workspace } from './workspace.ts';

const string = (value: string): ValueTree => ({ kind: 'string', value });
const number = (value: number): ValueTree => ({ kind: 'number', value });
const list = (...items: ValueTree[]): ValueTree => ({ kind: 'array', items });
const call = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: [name] }, args });
const method = (key: string, ...args: ValueTree[]): StatementDto => ({ kind: 'method', receiver: { statement: 0 }, key, args });
const callback = (style: 'arrow' | 'function', ...plan: Extract<ValueTree, { kind: 'function' }>['plan']): ValueTree => ({ kind: 'function', style, arity: 2, plan });
const asserted = (statements: StatementDto[], ...assertions: AssertionDto[]): AssertedTestDto => ({
  version: PROTOCOL_VERSION,
  testCase: { version: PROTOCOL_VERSION, statements },
  assertions,
});

const wellTyped = [
  asserted([call('split', string('a,b'))], { statement: 0, path: [], kind: 'equals', value: list(string('a'), string('b')) }),
  asserted([call('find', list(string('a')), string('b'))], { statement: 0, path: [], kind: 'is', value: { kind: 'null' } }),
  asserted([{ kind: 'construct', callee: { export: ['Counter'] }, args: [] }, method('add', number(1)), { kind: 'get', receiver: { statement: 0 }, key: 'size' }], {
    statement: 2,
    path: [],
    kind: 'is',
    value: number(1),
  }),
  asserted([call('split', string('a,'), { kind: 'object', properties: [{ key: 'strict', role: 'data', value: { kind: 'boolean', value: true } }] })], {
    statement: 0,
    path: [],
    kind: 'throws',
    error: { type: 'RangeError', message: 'empty part' },
  }),
  asserted([call('split', string('a'), { kind: 'object', properties: [{ key: 'onItem', role: 'data', value: callback('arrow', { kind: 'call-argument', index: 0, args: [], when: 'now' }) }] })], {
    statement: 0,
    path: [0],
    kind: 'is',
    value: string('a'),
  }),
  asserted([call('split', string('a'), { kind: 'object', properties: [{ key: 'onItem', role: 'data', value: callback('function', { kind: 'return-this' }, { kind: 'write-argument', index: 0, key: 'x', value: number(1) }) }] })], {
    statement: 0,
    path: ['length'],
    kind: 'is',
    value: number(1),
  }),
];

const illTyped = [
  asserted([call('split', number(5))], { statement: 0, path: [], kind: 'throws', error: { type: 'TypeError', message: 'text has to be a string' } }),
  asserted([call('transform', list(number(1)), callback('arrow', { kind: 'return', value: string('x') }))], { statement: 0, path: [], kind: 'equals', value: list(string('x')) }),
];

const looselyTyped = [
  asserted([call('find', list(string('a')), string('a'))], { statement: 0, path: ['at'], kind: 'is', value: number(0) }, { statement: 0, path: ['length'], kind: 'is', value: { kind: 'undefined' } }),
  asserted([{ kind: 'construct', callee: { export: ['Counter'] }, args: [] }, { kind: 'get', receiver: { statement: 0 }, key: 'seen' }, { kind: 'iterate', statement: 1, limit: 3 }], {
    statement: 2,
    path: [],
    kind: 'equals',
    value: list(),
  }),
];

const compilerOptions = { noEmit: true, strict: true, skipLibCheck: true, pretty: false, module: 'nodenext', target: 'es2022', allowImportingTsExtensions: true, types: ['node'] };

interface Variant {
  readonly tests: readonly AssertedTestDto[];
  readonly casts: Casts;
}

const variants: Readonly<Record<string, Variant>> = {
  'well-typed': { tests: wellTyped, casts: 'none' },
  'ill-typed': { tests: illTyped, casts: 'none' },
  'ill-typed-cast': { tests: illTyped, casts: 'arguments' },
  'ill-typed-one-cast': { tests: illTyped.slice(0, 1), casts: new Set(['0.0']) },
  'loosely-typed': { tests: looselyTyped, casts: 'arguments' },
  everything: { tests: [...wellTyped, ...illTyped, ...looselyTyped], casts: 'everything' },
};

const frameworks = ['vitest', 'node'] as const;
const workspace = new Workspace().add('typed.ts').write('package.json', '{ "type": "module" }');
workspace.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.ts'] }));
for (const framework of frameworks) {
  for (const [name, { tests, casts }] of Object.entries(variants)) {
    const subject = { format: 'module', specifier: './typed.ts', name: 'typed' } as const;
    const request = { framework, language: 'typescript', style: 'esm', subject, header: { version: '0.0.0', seed: 1 } } as const;
    workspace.write(`${name}.${framework}.test.ts`, renderTestFile({ ...request, tests: tests.map((one) => ({ test: one, casts })) }).text);
  }
}
const { output } = await workspace.installed('tsc', '-p', '.');
const errorsIn = (name: string, framework: string): string[] => output.split('\n').filter((line) => line.startsWith(`${name}.${framework}.test.ts(`));

for (const framework of frameworks) {
  test(`${framework}: well-typed tests check under strict without a cast`, () => {
    assert.equal(errorsIn('well-typed', framework), []);
  });

  test(`${framework}: ill-typed arguments check once they are cast`, () => {
    assert.is(errorsIn('ill-typed', framework).length, 2);
    assert.equal(errorsIn('ill-typed-cast', framework), []);
  });

  test(`${framework}: only the arguments that are named are cast`, () => {
    assert.equal(errorsIn('ill-typed-one-cast', framework), []);
  });

  test(`${framework}: anything checks when nothing is taken for what it is declared to be`, () => {
    assert.ok(errorsIn('loosely-typed', framework).length > 0);
    assert.equal(errorsIn('everything', framework), []);
  });
}

test('what checks also passes', async () => {
  const run = await workspace.installed('vitest', 'run', '--root', '.', 'well-typed.vitest', 'ill-typed-cast.vitest', 'everything.vitest');
  assert.is(run.code, 0, run.output);
});

test.after(() => workspace.remove());

test.run();
