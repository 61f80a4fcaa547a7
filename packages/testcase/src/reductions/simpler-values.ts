import type { NumberLiteral, ValueTree } from '@auklet/protocol';
import { arityRead, isRepeated, LEAST_REPEATED, PLAIN_MESSAGE, valueCost } from './writing-cost.ts';

/** Values to try in the place of one, the simplest first; each is less to write than the one it replaces. */
export function simplerValues(value: ValueTree): ValueTree[] {
  const cost = valueCost(value);
  return [...candidates(value)].filter((candidate) => valueCost(candidate) < cost);
}

function* candidates(value: ValueTree): Generator<ValueTree> {
  switch (value.kind) {
    case 'number':
      for (const number of simplerNumbers(value.value)) yield { kind: 'number', value: number };
      break;
    case 'string':
      for (const text of simplerTexts(value.value)) yield { kind: 'string', value: text };
      break;
    case 'bigint':
      for (const text of ['0', '1']) yield { kind: 'bigint', value: text };
      break;
    case 'symbol':
      yield { kind: 'string', value: 'a' };
      break;
    case 'date':
      yield { kind: 'date', milliseconds: 0 };
      break;
    case 'error':
      yield { kind: 'error', type: 'Error', message: PLAIN_MESSAGE };
      yield { kind: 'error', type: 'Error', message: value.message };
      for (const text of [PLAIN_MESSAGE, ...simplerTexts(value.message)]) yield { ...value, message: text };
      break;
    case 'array':
      for (const items of shorterLists(value.items)) yield { ...value, items };
      break;
    case 'set':
    case 'iterable':
      if (!('async' in value && value.async === true)) yield { kind: 'array', items: value.items };
      for (const items of shorterLists(value.items)) yield { ...value, items };
      break;
    case 'object':
      for (const properties of shorterLists(value.properties)) yield { ...value, properties };
      for (const [i, property] of value.properties.entries()) if (property.role === 'getter') yield { ...value, properties: value.properties.with(i, { ...property, role: 'data' }) };
      break;
    case 'map':
      for (const entries of shorterLists(value.entries)) yield { ...value, entries };
      break;
    case 'typed-array':
      for (const items of shorterLists(value.items)) yield { ...value, items };
      break;
    case 'function':
      yield* simplerFunctions(value);
      break;
  }
  if (IN_PARTS.has(value.kind)) yield { kind: 'number', value: 1 };
}

/** Where anything will do, people pass a number. */
const IN_PARTS: ReadonlySet<ValueTree['kind']> = new Set(['date', 'error', 'function', 'iterable', 'map', 'object', 'promise', 'reference', 'regexp', 'set', 'typed-array']);

function simplerNumbers(value: NumberLiteral): number[] {
  if (typeof value !== 'number') return [0, 1, -1];
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)));
  const round = [scale, scale / 10, scale / 100].map((unit) => Math.round(value / unit) * unit);
  const towardsZero = [2, 4, 8, 16].map((part) => Math.trunc(value - value / part));
  const fractions = Number.isInteger(value) ? [] : [0.5, 1.5, -0.5, Math.trunc(value), Math.round(value * 10) / 10, Math.round(value * 2) / 2];
  const found = [0, 1, -1, 2, 3, 5, 10, 100, ...round, ...towardsZero, ...fractions, value - Math.sign(value), -value];
  return [...new Set(found.filter((candidate) => Number.isFinite(candidate)).map((candidate) => (candidate === 0 ? 0 : candidate)))];
}

const STRETCHES = 24;

function* simplerTexts(text: string): Generator<string> {
  if (text === '') return;
  yield '';
  yield 'a';
  if (isRepeated(text)) {
    for (const length of [LEAST_REPEATED - 1, text.length / 2, text.length * 0.75, text.length * 0.9, text.length - 1]) yield text.slice(0, Math.floor(length));
  } else if (text.length >= LEAST_REPEATED) {
    yield 'a'.repeat(text.length);
  }
  for (let stretch = Math.floor(text.length / 2); stretch >= 1 && text.length / stretch <= STRETCHES; stretch = Math.floor(stretch / 2)) {
    for (let start = 0; start < text.length; start += stretch) yield text.slice(0, start) + text.slice(start + stretch);
  }
  if (text.length <= STRETCHES) yield* plainerTexts(text);
}

/** Characters that could as well be plain letters. */
function* plainerTexts(text: string): Generator<string> {
  yield text.replaceAll(/[^\x20-\x7e]/gu, 'a');
  yield text.replaceAll(/[A-Za-z]/g, 'a');
  yield text.toLowerCase();
  for (let i = 0; i < text.length; i++) if (text[i] !== 'a' && !/\d/.test(text.charAt(i))) yield `${text.slice(0, i)}a${text.slice(i + 1)}`;
}

function* shorterLists<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) return;
  if (items.length > 1) yield [];
  for (let stretch = Math.max(1, Math.floor(items.length / 2)); stretch >= 1; stretch = Math.floor(stretch / 2)) {
    for (let start = 0; start < items.length; start += stretch) yield items.toSpliced(start, stretch);
  }
}

function* simplerFunctions(value: Extract<ValueTree, { kind: 'function' }>): Generator<ValueTree> {
  for (const plan of shorterLists(value.plan)) yield { ...value, plan, arity: arityRead(plan) };
  if (value.plan.length > 0) yield { ...value, style: 'async', plan: [], arity: 0 };
  if (value.style !== 'arrow' && !value.plan.some(({ kind }) => kind === 'return-this')) yield { ...value, style: 'arrow' };
  yield { ...value, arity: arityRead(value.plan) };
  for (const [i, behaviour] of value.plan.entries()) if ('when' in behaviour && behaviour.when !== 'now') yield { ...value, plan: value.plan.with(i, { ...behaviour, when: 'now' }) };
}
