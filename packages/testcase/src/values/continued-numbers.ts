import type { ValueTree } from '@auklet/protocol';

/** A list of numbers with `count` more, each one above the last; `undefined` when there is something else in it. */
export function continuedNumbers(items: readonly ValueTree[], count: number): readonly ValueTree[] | undefined {
  const last = items.at(-1);
  if (last?.kind !== 'number' || typeof last.value !== 'number' || items.some(({ kind }) => kind !== 'number')) return undefined;
  const highest = last.value;
  return [...items, ...Array.from({ length: count }, (_, i): ValueTree => ({ kind: 'number', value: highest + i + 1 }))];
}
