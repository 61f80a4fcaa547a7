import { characters, folded, OUTER_LENSES } from './lenses.ts';
import { jsonLeaves } from './json-leaves.ts';
import type { Lens, TextView } from './text-view.ts';

const LONGEST = 200;
const MOST = 160;
const DEEPEST = 3;

/**
 * What a program may make of a text by up to three of the usual steps, taking apart and decoding, and then folding case
 * and spaces; with the inverse of each. The plainest come first. `own`: a way of this program to take texts apart.
 */
export function viewsOf(text: string, own: Lens = () => []): readonly TextView[] {
  if (text.length > LONGEST) return [];
  const views: TextView[] = [];
  const seen = new Set([text]);
  const root: TextView = { value: text, put: (value) => value };
  let level: readonly TextView[] = own(text).filter((view) => isNew(view, text, seen));
  views.push(...level);
  level = [...level, root];
  for (let depth = 0; depth < DEEPEST && views.length < MOST; depth++) {
    level = level.flatMap((outer) => lensesFor(outer.value).flatMap((lens) => lens(outer.value).map((inner) => within(outer, inner))));
    level = level.filter((view) => isNew(view, text, seen)).slice(0, MOST - views.length);
    views.push(...level);
  }
  const folds = [root, ...views].flatMap((outer) => folded(outer.value).map((inner) => within(outer, inner)));
  return [...views, ...folds, ...characters(text)];
}

/** What is JSON is taken apart as such only. */
function lensesFor(text: string): readonly Lens[] {
  const inJson = jsonLeaves(text);
  return inJson.length > 0 ? [() => inJson] : OUTER_LENSES;
}

function within(outer: TextView, inner: TextView): TextView {
  return {
    value: inner.value,
    put: (value) => {
      const put = inner.put(value);
      return put === undefined ? undefined : outer.put(put);
    },
  };
}

/** Views that show the same and are put back in the same way count once. */
function isNew(view: TextView, text: string, seen: Set<string>): boolean {
  const key = `${view.value}\0${view.put('\u{1}x') ?? ''}`;
  if ((view.value === text && text !== '') || seen.has(key)) return false;
  seen.add(key);
  return true;
}
