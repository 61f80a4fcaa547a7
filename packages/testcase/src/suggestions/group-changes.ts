import type { ComparedDto, ComparisonDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { PatternLibrary } from '../patterns/pattern-library.ts';
import { stringValue } from '../values/sample-string.ts';
import { type GroupedPattern, groupedPatterns, matchOf } from '../views/pattern-groups.ts';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';

const MOST_LEAVES = 3;
const ATTEMPTS = 8;
/** They have no right side. */
const UNARY: ReadonlySet<string> = new Set(['truthy', 'nullish']);

/** Where something was undefined it may have been a group that took no part in a match: the text gets a part for such a group. */
export function groupChanges(leaves: readonly Leaf[], { operator, left, right }: ComparisonDto, patterns: PatternLibrary): Change[] {
  if (left.kind !== 'undefined' && (right.kind !== 'undefined' || UNARY.has(operator))) return [];
  const target = [left, right].find(({ kind }) => kind === 'string');
  const texts = leaves.flatMap((leaf) => (leaf.value.kind === 'string' ? [{ leaf, text: leaf.value.value }] : [])).slice(0, MOST_LEAVES);
  const grouped = texts.length === 0 ? [] : groupedPatterns(patterns.sources);
  return texts.flatMap(({ leaf, text }) =>
    grouped.flatMap((pattern) => {
      const match = matchOf(pattern, text);
      if (match === null || match.slice(1).every((group) => group !== undefined)) return [];
      const make: Change['make'] = ({ random }) => stringValue(withGroup(text, match, pattern, target, patterns, random) ?? text);
      return [{ leaf, name: `group of /${pattern.pattern.source}/ at ${placeOf(leaf)}`, make }];
    }),
  );
}

/** The text with the match replaced by one with the same groups and one more. */
function withGroup(text: string, match: RegExpExecArray, pattern: GroupedPattern, target: ComparedDto | undefined, patterns: PatternLibrary, random: Random): string | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const drawn = matchOf(pattern, patterns.textFor(pattern.pattern, random) ?? '');
    const added = drawn?.findIndex((group, i) => i > 0 && group !== undefined && match[i] === undefined) ?? -1;
    if (drawn === null || added < 0) continue;
    const groups = drawn.map((group, i) => match[i] ?? group);
    const candidates = [...(target?.kind === 'string' ? [groups.with(added, target.value)] : []), groups];
    for (const wanted of candidates) {
      const made = withGroups(drawn, wanted);
      if (matchOf(pattern, made)?.every((group, i) => i === 0 || group === wanted[i]) === true) return text.slice(0, match.index) + made + text.slice(match.index + match[0].length);
    }
  }
  return undefined;
}

/** What was matched with other texts in the place of its groups; groups within groups go with these. */
function withGroups({ 0: whole, index, indices = [] }: RegExpExecArray, groups: readonly (string | undefined)[]): string {
  let made = '';
  let end = index;
  for (const [i, range] of indices.entries()) {
    const group = groups[i];
    if (i === 0 || range === undefined || group === undefined || range[0] < end) continue;
    made += whole.slice(end - index, range[0] - index) + group;
    end = range[1];
  }
  return made + whole.slice(end - index);
}
