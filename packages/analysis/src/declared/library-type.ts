import type * as Compiler from '@typescript/typescript6';
import type { TypeDto } from '@auklet/protocol';
import { functionType, UNKNOWN_TYPE, type Unweighted } from '../types/build-type.ts';

/** Translates the types of the language's library, and Node's buffers, by name, those without a kind of their own as objects; `undefined` for all others. */
export function libraryType(type: Compiler.Type, argument: (position: number) => TypeDto): Unweighted | undefined {
  const symbol = type.symbol;
  if (symbol?.name === 'Buffer') return { kind: 'typed-array', type: 'Uint8Array' };
  if (symbol === undefined || symbol.name.startsWith('__') || !isGlobal(symbol)) return undefined;
  switch (symbol.name) {
    case 'Date':
      return { kind: 'date' };
    case 'RegExp':
      return { kind: 'regexp' };
    case 'Error':
    case 'TypeError':
    case 'RangeError':
    case 'SyntaxError':
      return { kind: 'error' };
    case 'String':
      return { kind: 'string' };
    case 'Number':
      return { kind: 'number' };
    case 'Boolean':
      return { kind: 'boolean' };
    case 'Function':
    case 'CallableFunction':
    case 'NewableFunction':
      return functionType([], UNKNOWN_TYPE);
    case 'Map':
    case 'ReadonlyMap':
      return { kind: 'map', key: argument(0), value: argument(1) };
    case 'Set':
    case 'ReadonlySet':
    case 'Array':
    case 'ReadonlyArray':
    case 'ArrayLike':
      return { kind: symbol.name.endsWith('Set') ? 'set' : 'array', element: argument(0) };
    case 'Promise':
    case 'PromiseLike':
      return { kind: 'promise', element: argument(0) };
    case 'Iterable':
    case 'IterableIterator':
    case 'Iterator':
    case 'IteratorObject':
    case 'Generator':
      return { kind: 'iterable', element: argument(0) };
    case 'AsyncIterable':
    case 'AsyncIterableIterator':
    case 'AsyncIterator':
    case 'AsyncIteratorObject':
    case 'AsyncGenerator':
      return { kind: 'iterable', element: argument(0), async: true };
    default:
      return otherLibraryType(type, symbol.name);
  }
}

function otherLibraryType(type: Compiler.Type, name: string): Unweighted {
  if (/^(?:U?[iI]nt\d+|Uint8Clamped|Float\d+|Big(?:Ui|I)nt64)Array$/.test(name)) return { kind: 'typed-array', type: name };
  const isCallable = type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0;
  return isCallable ? functionType([], UNKNOWN_TYPE) : { kind: 'object', properties: [] };
}

function isGlobal(symbol: Compiler.Symbol): boolean {
  return symbol.declarations?.some((declaration) => /[\\/]lib\.[\w.]+\.d\.ts$/.test(declaration.getSourceFile().fileName)) === true;
}
