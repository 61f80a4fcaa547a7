import type { PatternSource } from '../patterns/pattern-library.ts';
import type { Lens, TextView } from './text-view.ts';

const MOST_PATTERNS = 16;
const MOST_GROUPS = 8;
const LONGEST = 80;
/** Repetition of what repeats itself can take for ever to fail. */
const SLOW = /[+*}]\)+[+*{]/;

/** What the groups of patterns capture in a text that matches them. */
export function patternGroups(patterns: readonly PatternSource[]): Lens {
  const usable = patterns.filter(({ source }) => source.includes('(') && !SLOW.test(source)).slice(0, MOST_PATTERNS);
  const expressions = usable.map(({ source, flags }) => new RegExp(source, `${flags.replace(/[gyd]/g, '')}d`));
  return (text) => (text.length > LONGEST ? [] : expressions.flatMap((expression) => groupsIn(text, expression)));
}

function groupsIn(text: string, expression: RegExp): readonly TextView[] {
  const indices = expression.exec(text)?.indices?.slice(1, MOST_GROUPS + 1) ?? [];
  return indices.flatMap((range) => {
    if (range === undefined) return [];
    const [start, end] = range;
    return [{ value: text.slice(start, end), put: (value: string) => text.slice(0, start) + value + text.slice(end) }];
  });
}
