import type { PatternSource } from '../patterns/pattern-library.ts';
import type { Lens, TextView } from './text-view.ts';

const MOST_PATTERNS = 16;
const MOST_GROUPS = 8;
const LONGEST = 80;
/** Repetition of what repeats itself can take for ever to fail. */
const SLOW = /[+*}]\)+[+*{]/;

/** A pattern with groups, and its expression: with their places, and safe to try on texts that are not too long. */
export interface GroupedPattern {
  readonly pattern: PatternSource;
  readonly expression: RegExp;
}

export function groupedPatterns(patterns: readonly PatternSource[]): readonly GroupedPattern[] {
  const usable = patterns.filter(({ source }) => source.includes('(') && !SLOW.test(source)).slice(0, MOST_PATTERNS);
  return usable.map((pattern) => ({ pattern, expression: new RegExp(pattern.source, `${pattern.flags.replace(/[gyd]/g, '')}d`) }));
}

/** What a pattern finds in a text that is not too long for it. */
export function matchOf({ expression }: GroupedPattern, text: string): RegExpExecArray | null {
  return text.length > LONGEST ? null : expression.exec(text);
}

/** What the groups of patterns capture in a text that matches them. */
export function patternGroups(patterns: readonly PatternSource[]): Lens {
  const grouped = groupedPatterns(patterns);
  return (text) => grouped.flatMap((pattern) => groupsIn(text, pattern));
}

function groupsIn(text: string, pattern: GroupedPattern): readonly TextView[] {
  const indices = matchOf(pattern, text)?.indices?.slice(1, MOST_GROUPS + 1) ?? [];
  return indices.flatMap((range) => {
    if (range === undefined) return [];
    const [start, end] = range;
    return [{ value: text.slice(start, end), put: (value: string) => text.slice(0, start) + value + text.slice(end) }];
  });
}
