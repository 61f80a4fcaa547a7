import type { StatementDto, ValueTree } from '@auklet/protocol';

export const string = (value: string): ValueTree => ({ kind: 'string', value });
export const number = (value: number): ValueTree => ({ kind: 'number', value });
export const reference = (statement: number): ValueTree => ({ kind: 'reference', statement });

type Path = readonly string[];

/** Test cases over everything that test files have to express, for a fixture whose members are at `at`. */
export function shapesTests(at: (name: string) => Path): (readonly StatementDto[])[] {
  const call = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: at(name) }, args });
  const construct = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'construct', callee: { export: at(name) }, args });
  const method = (receiver: number, key: string, ...args: ValueTree[]): StatementDto => ({ kind: 'method', receiver: { statement: receiver }, key, args });
  const get = (receiver: number, key: string): StatementDto => ({ kind: 'get', receiver: { statement: receiver }, key });
  const exotic = [
    'null-prototype', 'holes', 'undefined-property', 'collections', 'date', 'regexp', 'bytes', 'buffer', 'bigint', 'symbol', 'local-symbol',
    'rounded', 'negative-zero', 'function', 'cycle', 'match', 'long', 'quotes', 'random', 'now',
  ];
  const steps: ValueTree = {
    kind: 'function',
    style: 'arrow',
    arity: 1,
    plan: [{ kind: 'return', value: string('first') }, { kind: 'return-argument', index: 1 }],
  };
  return [
    [call('parse', string(''))],
    [call('parse', string('a,b'))],
    [call('parse', number(5))],
    [construct('Queue'), method(0, 'push', number(1)), get(0, 'size')],
    [construct('Queue', number(1)), method(0, 'push', number(1)), method(0, 'push', number(2))],
    [construct('Queue'), method(0, 'push', string('a')), { kind: 'iterate', statement: 0, limit: 5 }],
    [call('failing', string('hidden'))],
    [call('failing', string('primitive'))],
    [call('failing', string('engine'))],
    [call('failing', string('plain'))],
    [call('later', number(1)), { kind: 'await', statement: 0 }],
    [call('later'), { kind: 'await', statement: 0 }],
    [
      call('debounce', { kind: 'function', style: 'function', arity: 0, plan: [{ kind: 'return', value: number(3) }] }, number(100)),
      { kind: 'call', callee: { statement: 0 }, args: [string('a')] },
      { kind: 'advance', milliseconds: 150 },
      get(1, 'last'),
    ],
    ...exotic.map((kind) => [call('exotic', string(kind))]),
    [call('exotic', string('generator')), { kind: 'iterate', statement: 0, limit: 3 }],
    [call('callTwice', steps)],
    [
      call(
        'each',
        { kind: 'array', items: [string('a'), string('b')] },
        { kind: 'object', properties: [] },
        { kind: 'function', style: 'function', arity: 2, plan: [{ kind: 'return-this' }] },
      ),
    ],
    [call('readAll', { kind: 'iterable', items: [number(1), string('b')] })],
    [{ kind: 'tagged', callee: { export: at('tag') }, strings: ['a', 'b', ''], args: [number(1), number(2)] }],
    [{ kind: 'tagged', callee: { export: at('tag') }, strings: ['a\\`\n', '${'], args: [number(1)] }],
    [{ kind: 'let', value: { kind: 'array', items: [number(1)] } }, call('append', reference(0), string('x'))],
    [{ kind: 'call', callee: { export: [...at('api'), 'add'] }, args: [number(5)] }],
    [{ kind: 'call', callee: { export: [...at('api'), 'add'] }, args: [number(5)], thisArg: { kind: 'object', properties: [{ key: 'base', role: 'data', value: number(1) }] } }],
    [call('main'), call('main', number(1))],
    [{ kind: 'set', receiver: { export: at('api') }, key: 'base', value: number(10) }, call('main', reference(0))],
  ];
}
