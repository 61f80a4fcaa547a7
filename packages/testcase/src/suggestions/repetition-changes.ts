import type { ComparedDto, ComparisonDto, ValueTree } from '@auklet/protocol';
import { childrenOf, withChildren } from '../model/value-children.ts';
import { walk } from '../model/value-tree.ts';
import { stringValue } from '../values/sample-string.ts';
import { type Change, placeOf } from './change.ts';
import { joints } from './joints.ts';
import type { Leaf } from './leaf.ts';

const MEMBERSHIP: ReadonlySet<string> = new Set(['.has', '.hasOwn', '.hasOwnProperty', '.includes', '.indexOf', 'in']);
const MOST_LEAVES = 2;
const MOST_ITEMS = 8;

/**
 * Where something of an input was looked for in vain among what came from inputs, too: the input with all of it twice,
 * for what keeps account of what it has met, or with a counterpart to what was met.
 */
export function repetitionChanges(leaves: readonly Leaf[], { operator, left, right, outcome }: ComparisonDto, separators: readonly string[]): Change[] {
  if (outcome || !MEMBERSHIP.has(operator)) return [];
  const [container, member] = isContainer(left) ? [left, right] : [right, left];
  if (!isContainer(container) || (member.kind !== 'string' && member.kind !== 'number') || member.value === '') return [];
  const wanted = [String(member.value), ...membersOf(container)];
  const holding = leaves.filter(({ value }) => wanted.every((one) => holds(value, one)));
  return holding.slice(0, MOST_LEAVES).flatMap((leaf) => [...withCounterpart(leaf.value, wanted), ...repeated(leaf.value, separators)].map((value) => ({ leaf, name: `${JSON.stringify(value)} at ${placeOf(leaf)}`, make: () => value })));
}

/** A list with one more of its items, in which what was looked for and what was there have changed places. */
function withCounterpart(value: ValueTree, [member, ...members]: readonly string[]): readonly ValueTree[] {
  const other = members[0];
  const item = value.kind === 'array' && other !== undefined ? value.items.find((one) => childrenOf(one).length > 0 && [...walk(one)].some((inner) => isText(inner.value, other))) : undefined;
  if (value.kind !== 'array' || item === undefined || member === undefined || other === undefined) return [];
  const exchanged = (tree: ValueTree): ValueTree => {
    if (isText(tree, member)) return stringValue(other);
    return isText(tree, other) ? stringValue(member) : withChildren(tree, childrenOf(tree).map(exchanged));
  };
  return [{ kind: 'array', items: [...value.items, exchanged(item)] }];
}

function isText(value: ValueTree, text: string): boolean {
  return value.kind === 'string' && value.value === text;
}

function isContainer({ kind }: ComparedDto): boolean {
  return kind === 'array' || kind === 'object';
}

function membersOf(container: ComparedDto): readonly string[] {
  if (container.kind === 'array') return container.items.map(String);
  return container.kind === 'object' ? container.keys : [];
}

function holds(value: ValueTree, member: string): boolean {
  if (value.kind === 'string') return value.value.includes(member);
  return value.kind === 'array' && [...walk(value)].some(({ value: inner }) => (inner.kind === 'string' && inner.value.includes(member)) || (inner.kind === 'number' && String(inner.value) === member));
}

function repeated(value: ValueTree, separators: readonly string[]): readonly ValueTree[] {
  if (value.kind === 'array') return value.items.length > MOST_ITEMS ? [] : [{ kind: 'array', items: [...value.items, ...value.items] }];
  return value.kind === 'string' ? joints(value.value, separators).map((joint) => stringValue(value.value + joint + value.value)) : [];
}
