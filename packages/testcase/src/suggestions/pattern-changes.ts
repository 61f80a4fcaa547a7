import type { ComparedDto, ComparisonDto, ValueTree } from '@auklet/protocol';
import type { PatternLibrary } from '../patterns/pattern-library.ts';
import { mutateString } from '../values/mutate-string.ts';
import { stringValue } from '../values/sample-string.ts';
import type { ValueContext } from '../values/value-context.ts';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';

const MOST_LEAVES = 3;
const MOST_PATTERNS = 3;
const PRIMITIVES: ReadonlySet<string> = new Set(['undefined', 'null', 'boolean', 'number']);

/** Puts a text that matches in the place of one that did not match a pattern; for a match, one that may just fail it. */
export function patternChanges(leaves: readonly Leaf[], { left, right, outcome }: ComparisonDto, patterns: PatternLibrary): Change[] {
  const pattern = [left, right].find((operand) => operand.kind === 'regexp');
  const text = textOperand(left, right);
  if (pattern === undefined) return left.kind === 'null' && (right.kind === 'null' || right.kind === 'undefined') ? unmatched(leaves, patterns) : [];
  if (text === undefined) return [];
  patterns.learn(pattern);
  return leaves.flatMap((leaf) => {
    const { value } = leaf;
    if (value.kind !== 'string' || !holds(value.value, text)) return [];
    const make = (context: ValueContext): ValueTree => {
      if (outcome) return mutateString(value.value, context);
      const matching = patterns.textFor(pattern, context.random) ?? text;
      return stringValue(value.value === text ? matching : value.value.replace(text, () => matching));
    };
    return [{ leaf, name: `/${pattern.source}/ at ${placeOf(leaf)}`, make }];
  });
}

/** Nothing may have been what a match in vain gave: a text for one of the patterns. */
function unmatched(leaves: readonly Leaf[], patterns: PatternLibrary): Change[] {
  const primitives = leaves.filter(({ path, value }) => value.kind === 'string' || (path.length === 0 && PRIMITIVES.has(value.kind)));
  return primitives.slice(0, MOST_LEAVES).flatMap((leaf) =>
    patterns.sources.slice(0, MOST_PATTERNS).map((pattern) => ({
      leaf,
      name: `/${pattern.source}/ at ${placeOf(leaf)}`,
      make: ({ random }) => stringValue(patterns.textFor(pattern, random) ?? ''),
    })),
  );
}

function holds(value: string, text: string): boolean {
  return value === text || (text !== '' && value.includes(text));
}

function textOperand(left: ComparedDto, right: ComparedDto): string | undefined {
  if (left.kind === 'string') return left.value;
  return right.kind === 'string' ? right.value : undefined;
}
