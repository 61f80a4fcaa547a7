import type { Random } from '@auklet/random';
import { LIMITS } from '../limits.ts';
import { choose } from './value-context.ts';

/** Inserts, removes, swaps or duplicates; what stands inside an item is mutated where it stands, not here. */
export function mutateItems<T>(items: readonly T[], sample: () => T, random: Random): readonly T[] {
  const some = items.length > 0;
  const at = some ? random.int(0, items.length - 1) : 0;
  const room = items.length < LIMITS.items;
  return choose<() => readonly T[]>(random, [
    [room ? 0.3 : 0, () => items.toSpliced(random.int(0, items.length), 0, sample())],
    [some ? 0.25 : 0, () => items.toSpliced(at, 1)],
    [some ? 0.2 : 0, () => items.with(at, sample())],
    [items.length > 1 ? 0.1 : 0, () => swapped(items, at, random.int(0, items.length - 1))],
    [some && room ? 0.15 : 0, () => items.toSpliced(at, 0, items[at] as T)],
    [some ? 0.05 : 0.01, () => []],
  ])();
}

function swapped<T>(items: readonly T[], a: number, b: number): readonly T[] {
  return items.with(a, items[b] as T).with(b, items[a] as T);
}
