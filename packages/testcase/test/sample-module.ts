import type { CallableDto, ModuleInterfaceDto, TypeAlternativeDto, TypeDto } from '@auklet/protocol';

export function type(...alternatives: readonly TypeAlternativeDto[]): TypeDto {
  return { alternatives };
}

export const STRING: TypeDto = type({ kind: 'string', weight: 1 });
export const NUMBER: TypeDto = type({ kind: 'number', weight: 1 });

export function callable(id: number, over: Partial<CallableDto> & Pick<CallableDto, 'kind' | 'path'>): CallableDto {
  return { id, parameters: [], returns: type(), async: false, generator: false, ...over };
}

/** A module with something of everything: functions with and without types, a class, statics, async, generators. */
export const SAMPLE_MODULE: ModuleInterfaceDto = {
  version: 1,
  callables: [
    callable(0, {
      kind: 'function',
      path: ['default'],
      parameters: [
        { name: 'text', optional: false, rest: false, type: STRING },
        { name: 'options', optional: true, rest: false, type: type({ kind: 'named', index: 0, weight: 1 }) },
      ],
    }),
    callable(1, { kind: 'function', path: ['compose'], parameters: [{ name: 'functions', optional: false, rest: true, type: type() }] }),
    callable(2, { kind: 'constructor', path: ['Queue'], parameters: [{ name: 'size', optional: true, rest: false, type: NUMBER }] }),
    callable(3, {
      kind: 'method',
      path: ['Queue'],
      key: 'push',
      parameters: [{ name: 'item', optional: false, rest: false, type: type() }],
      returns: type({ kind: 'instance', path: ['Queue'], weight: 1 }),
    }),
    callable(4, { kind: 'method', path: ['Queue'], key: { symbol: 'iterator' }, generator: true }),
    callable(5, { kind: 'getter', path: ['Queue'], key: 'size' }),
    callable(6, { kind: 'setter', path: ['Queue'], key: 'limit', parameters: [{ name: 'limit', optional: false, rest: false, type: NUMBER }] }),
    callable(7, {
      kind: 'method',
      path: ['Queue'],
      key: 'from',
      isStatic: true,
      parameters: [{ name: 'other', optional: false, rest: false, type: type({ kind: 'instance', path: ['Queue'], weight: 1 }) }],
      returns: type({ kind: 'instance', path: ['Queue'], weight: 1 }),
    }),
    callable(8, {
      kind: 'function',
      path: ['load'],
      async: true,
      parameters: [
        {
          name: 'done',
          optional: false,
          rest: false,
          type: type({ kind: 'function', weight: 1, parameters: [{ name: 'error', optional: false, rest: false, type: type() }], returns: type() }),
        },
      ],
    }),
  ],
  types: [
    type({
      kind: 'object',
      weight: 1,
      properties: [
        { key: 'strict', optional: true, type: type({ kind: 'boolean', weight: 1 }) },
        { key: 'next', optional: true, type: type({ kind: 'named', index: 0, weight: 1 }) },
        { key: 'mode', optional: false, type: type({ kind: 'literal', weight: 1, value: { kind: 'string', value: 'fast' } }) },
        { key: 'pair', optional: true, type: type({ kind: 'tuple', weight: 1, elements: [STRING, NUMBER] }) },
        { key: 'index', optional: true, type: type({ kind: 'map', weight: 1, key: STRING, value: NUMBER }) },
      ],
    }),
  ],
  constants: { strings: ['--', 'fast', 'slow', '='], numbers: [42], bigints: ['7'], regexps: [{ source: '^a+$', flags: 'i' }], keys: ['strict', 'mode', 'map'] },
};
