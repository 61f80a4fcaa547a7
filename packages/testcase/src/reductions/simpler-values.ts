import type { NumberLiteral, ValueTree } from '@auklet/protocol';

/** Values to try in the place of one, the simplest first; each is smaller, or shorter to write, than the one it replaces. */
export function* simplerValues(value: ValueTree): Generator<ValueTree> {
  switch (value.kind) {
    case 'number':
      yield* simplerNumbers(value.value);
      break;
    case 'string':
      for (const text of simplerTexts(value.value)) yield { kind: 'string', value: text };
      break;
    case 'bigint':
      if (value.value !== '0') yield { kind: 'bigint', value: '0' };
      break;
    case 'array':
    case 'set':
    case 'iterable':
      for (const items of shorterLists(value.items)) yield { ...value, items };
      break;
    case 'object':
      for (const properties of shorterLists(value.properties)) yield { ...value, properties };
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
}

function* simplerNumbers(value: NumberLiteral): Generator<ValueTree> {
  const candidates = typeof value === 'number' ? [0, 1, -1, 2, 10, Math.trunc(value), Math.trunc(value / 2), -value] : [0, 1];
  for (const candidate of new Set(candidates)) {
    if (Number.isFinite(candidate) && writingCost(candidate) < writingCost(value)) yield { kind: 'number', value: candidate === 0 ? 0 : candidate };
  }
}

/** Characters first, then distance from zero. */
function writingCost(value: NumberLiteral): number {
  const text = String(value);
  return text.length + (typeof value === 'number' ? Math.abs(value) / (1 + Math.abs(value)) : 1);
}

const STRETCHES = 24;

function* simplerTexts(text: string): Generator<string> {
  if (text === '') return;
  yield '';
  if (text.length > 1) yield 'a';
  for (let stretch = Math.floor(text.length / 2); stretch >= 1 && text.length / stretch <= STRETCHES; stretch = Math.floor(stretch / 2)) {
    for (let start = 0; start < text.length; start += stretch) yield text.slice(0, start) + text.slice(start + stretch);
  }
}

function* shorterLists<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length === 0) return;
  if (items.length > 1) yield [];
  for (let stretch = Math.max(1, Math.floor(items.length / 2)); stretch >= 1; stretch = Math.floor(stretch / 2)) {
    for (let start = 0; start < items.length; start += stretch) yield items.toSpliced(start, stretch);
  }
}

function* simplerFunctions(value: Extract<ValueTree, { kind: 'function' }>): Generator<ValueTree> {
  for (const plan of shorterLists(value.plan)) yield { ...value, plan };
  if (value.style !== 'arrow' && !value.plan.some(({ kind }) => kind === 'return-this')) yield { ...value, style: 'arrow' };
  if (value.arity > 0) yield { ...value, arity: 0 };
}
