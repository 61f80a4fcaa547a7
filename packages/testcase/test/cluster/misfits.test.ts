import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import type { ParameterDto, TypeAlternativeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { misfitsOf, TestCluster } from '@auklet/testcase';

const test = suite('misfits');

const NO_CONSTANTS = { strings: [], numbers: [], bigints: [], regexps: [], keys: [] };
const any: TypeDto = { alternatives: [] };
const type = (...alternatives: TypeAlternativeDto[]): TypeDto => ({ alternatives });
const number: TypeDto = type({ kind: 'number', weight: 20 });
const parameter = (of: TypeDto, more: Partial<ParameterDto> = {}): ParameterDto => ({ name: 'p', optional: false, rest: false, type: of, ...more });

function misfits(parameters: readonly ParameterDto[], args: readonly ValueTree[]): number {
  const callable = { id: 0, kind: 'function', path: ['f'], parameters, returns: any, async: false, generator: false } as const;
  const cluster = new TestCluster({ version: 1, callables: [callable], types: [number], constants: NO_CONSTANTS });
  return misfitsOf({ version: 1, statements: [{ kind: 'call', callee: { export: ['f'] }, args }] }, cluster);
}

const one: ValueTree = { kind: 'number', value: 1 };
const text: ValueTree = { kind: 'string', value: 'a' };
const object = (...properties: [string, ValueTree][]): ValueTree => ({
  kind: 'object',
  properties: properties.map(([key, value]) => ({ key, role: 'data', value })),
});
const item = type({ kind: 'object', weight: 20, properties: [{ key: 'price', optional: false, type: number }, { key: 'note', optional: true, type: any }] });

const LITERALS: readonly TypeAlternativeDto[] = ['EUR', 'USD', 'GBP'].map((value) => ({ kind: 'literal', weight: 20 / 3, value: { kind: 'string', value } }));
const numberMaker = type({ kind: 'function', weight: 20, parameters: [], returns: number });
const maker = (value: ValueTree): ValueTree => ({ kind: 'function', style: 'arrow', arity: 0, plan: [{ kind: 'return', value }] });

for (const [name, parameters, args, expected] of [
  ['a value of the kind fits', [parameter(number)], [one], 0],
  ['one of another kind does not', [parameter(number)], [text], 1],
  ['nothing is known, anything fits', [parameter(any)], [text], 0],
  ['a needed argument is missing', [parameter(number)], [], 1],
  ['an optional one may be, or be undefined', [parameter(number, { optional: true })], [], 0],
  ['an optional one may be undefined', [parameter(number, { optional: true })], [{ kind: 'undefined' }], 0],
  ['there is one too many', [parameter(number)], [one, one], 1],
  ['a rest parameter takes any number', [parameter(type({ kind: 'array', weight: 20, element: number }), { rest: true })], [one, one], 0],
  ['faint evidence does not count', [parameter(type({ kind: 'number', weight: 20 }, { kind: 'string', weight: 1 }))], [text], 1],
  ['an object has what it needs', [parameter(item)], [object(['price', one])], 0],
  ['an object lacks what it needs', [parameter(item)], [object(['note', one])], 1],
  ['a property is of the wrong kind', [parameter(item)], [object(['price', text])], 1],
  ['a named type is looked up', [parameter(type({ kind: 'named', weight: 20, index: 0 }))], [text], 1],
  ['items of a list count', [parameter(type({ kind: 'array', weight: 20, element: number }))], [{ kind: 'array', items: [one, text] }], 1],
  ['literals are believed together', [parameter(type({ kind: 'string', weight: 3 }, ...LITERALS))], [text], 1],
  ['each literal fits', [parameter(type({ kind: 'string', weight: 3 }, ...LITERALS))], [{ kind: 'string', value: 'USD' }], 0],
  ['an async iterable is none that waits for nothing', [parameter(type({ kind: 'iterable', weight: 20, element: any, async: true }))], [text], 1],
  ['a callback returns what is declared', [parameter(numberMaker)], [maker(one)], 0],
  ['a callback returns something else', [parameter(numberMaker)], [maker(text)], 1],
] as const satisfies readonly (readonly [string, readonly ParameterDto[], readonly ValueTree[], number])[]) {
  test(name, () => assert.is(misfits(parameters, args), expected));
}

test.run();
