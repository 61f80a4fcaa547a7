import type { Deviation } from './snapshot.ts';
import { constructorName } from './thrown.ts';

// Captured: what they look at may come from code that replaced them.
const { getOwnPropertyDescriptor, getPrototypeOf, keys, getOwnPropertySymbols } = Object;

/** Beyond this a snapshot is cut anyway, and listing the keys would cost more than they tell. */
const MOST_ITEMS = 1_000;
const CANONICAL_INDEX = /^(?:0|[1-9]\d*)$/;
/** From here on a number is a key like any other. */
const INDICES = 2 ** 32 - 1;

/** What a comparison with a literal would notice although the parts are the same; `items`: how many indexed ones there are. */
export function deviation(value: object, prototype: object, items = 0): Deviation {
  const extras = extraKeys(value, items);
  return {
    ...(getPrototypeOf(value) === prototype ? {} : { subclass: constructorName(value) ?? 'null' }),
    ...(extras === 0 ? {} : { extras }),
  };
}

/** Indices come before all other keys, so that what is no index stands at the end. */
function extraKeys(value: object, items: number): number {
  if (items > MOST_ITEMS) return 0;
  const all = keys(value);
  const lastIndex = items === 0 ? -1 : all.findLastIndex(isIndex);
  return all.length - 1 - lastIndex + enumerableSymbols(value);
}

function isIndex(key: string): boolean {
  return CANONICAL_INDEX.test(key) && Number(key) < INDICES;
}

/** How many own enumerable properties are keyed by a symbol. */
export function enumerableSymbols(value: object): number {
  return getOwnPropertySymbols(value).filter((key) => getOwnPropertyDescriptor(value, key)?.enumerable).length;
}
