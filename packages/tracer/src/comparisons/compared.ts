import { types } from 'node:util';
import { constructorName, mimicPosition, toNumberLiteral, type ComparedDto } from '@auklet/protocol';

const CHARACTERS = 200;
const ITEMS = 16;
const getSource = getterOf('source');
const getFlags = getterOf('flags');
const mapKeys = Map.prototype.keys;
const setValues = Set.prototype.values;

/** An operand, by its position if it is a mimic, else as far as it hints at inputs, without running any code of the subject. */
export function describeOperand(value: unknown): ComparedDto {
  const position = mimicPosition(value);
  if (position !== undefined) return { kind: 'mimic', position };
  switch (typeof value) {
    case 'undefined':
      return { kind: 'undefined' };
    case 'symbol':
      return { kind: 'symbol' };
    case 'boolean':
      return { kind: 'boolean', value };
    case 'number':
      return { kind: 'number', value: toNumberLiteral(value) };
    case 'bigint':
      return { kind: 'bigint', value: String(value) };
    case 'string':
      return { kind: 'string', value: value.slice(0, CHARACTERS) };
    case 'function':
      return { kind: 'function', name: functionName(value) };
    default:
      return value === null ? { kind: 'null' } : describeObject(value as object);
  }
}

function describeObject(value: object): ComparedDto {
  if (types.isProxy(value)) return { kind: 'object', type: 'Proxy', keys: [] };
  if (types.isRegExp(value)) return { kind: 'regexp', source: getSource.call(value) as string, flags: flagsOf(value) };
  if (Array.isArray(value)) return { kind: 'array', length: value.length, items: hints(elements(value)) };
  if (types.isMap(value)) return collection(mapKeys.call(value));
  if (types.isSet(value)) return collection(setValues.call(value));
  const keys = Object.keys(value).slice(0, ITEMS);
  return { kind: 'object', type: constructorName(value) ?? 'null', keys: keys.map((key) => key.slice(0, CHARACTERS)) };
}

/** The keys of a map or the members of a set, as items of a list. */
function collection(iterator: Iterator<unknown>): ComparedDto {
  const members: unknown[] = [];
  for (let step = iterator.next(); step.done !== true && members.length < ITEMS; step = iterator.next()) members.push(step.value);
  return { kind: 'array', length: members.length, items: hints(members) };
}

function elements(array: readonly unknown[]): unknown[] {
  return Array.from({ length: Math.min(array.length, ITEMS) }, (_, index) => Object.getOwnPropertyDescriptor(array, index)?.value);
}

function hints(values: readonly unknown[]): (string | number)[] {
  return values.filter(isHint).map((value) => (typeof value === 'string' ? value.slice(0, CHARACTERS) : value));
}

function isHint(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

function functionName(value: unknown): string {
  if (types.isProxy(value)) return '';
  const name = Object.getOwnPropertyDescriptor(value, 'name')?.value;
  return typeof name === 'string' ? name.slice(0, CHARACTERS) : '';
}

/** The getter `flags` of a regular expression reads others that may be overridden, so it is used on untouched ones only. */
function flagsOf(value: RegExp): string {
  return Object.getPrototypeOf(value) === RegExp.prototype && Object.keys(value).length === 0 ? (getFlags.call(value) as string) : '';
}

function getterOf(key: 'source' | 'flags'): (this: RegExp) => unknown {
  return Object.getOwnPropertyDescriptor(RegExp.prototype, key)?.get as (this: RegExp) => unknown;
}
