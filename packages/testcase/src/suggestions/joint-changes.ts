import type { ComparedDto, ComparisonDto } from '@auklet/protocol';
import { stringValue } from '../values/sample-string.ts';
import { type Change, placeOf } from './change.ts';
import { type Leaf, withLeaf } from './leaf.ts';

/** Divides a text between two inputs that were joined, with something between them, to what was compared with it. */
export function jointChanges(leaves: readonly Leaf[], { left, right }: ComparisonDto): Change[] {
  const texts = leaves.filter(({ value }) => value.kind === 'string');
  return texts.flatMap((first, i) => {
    const second = texts[i + 1];
    if (second === undefined || second.statement !== first.statement) return [];
    const divided = divide(textOf(first), textOf(second), left, right) ?? divide(textOf(first), textOf(second), right, left);
    if (divided === undefined) return [];
    const [mine, other] = divided;
    return [{ leaf: first, name: `${JSON.stringify(divided)} from ${placeOf(first)}`, make: () => stringValue(mine), before: (testCase) => withLeaf(testCase, second, stringValue(other)) }];
  });
}

function textOf({ value }: Leaf): string {
  return value.kind === 'string' ? value.value : '';
}

/** The parts of `target` for the two texts, if `joined` is both of them around something that `target` has, too. */
function divide(first: string, second: string, joined: ComparedDto, target: ComparedDto): readonly [string, string] | undefined {
  if (joined.kind !== 'string' || target.kind !== 'string' || !joined.value.startsWith(first) || !joined.value.endsWith(second)) return undefined;
  const between = joined.value.slice(first.length, joined.value.length - second.length);
  const at = between === '' || joined.value.length < first.length + second.length ? -1 : target.value.indexOf(between);
  return at < 0 ? undefined : [target.value.slice(0, at), target.value.slice(at + between.length)];
}
