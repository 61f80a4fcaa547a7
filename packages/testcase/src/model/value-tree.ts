import type { ValueTree } from '@auklet/protocol';
import { childrenOf, withChildren } from './value-children.ts';

/** Positions among the children, from the root down. */
export type ValuePath = readonly number[];

/** Values in the tree, the root included. */
export function nodeCount(value: ValueTree): number {
  let count = 1;
  for (const child of childrenOf(value)) count += nodeCount(child);
  return count;
}

/** Levels of the tree; a leaf has one. */
export function depthOf(value: ValueTree): number {
  let deepest = 0;
  for (const child of childrenOf(value)) deepest = Math.max(deepest, depthOf(child));
  return 1 + deepest;
}

/** Every value in the tree with its path, parents first. */
export function* walk(value: ValueTree, path: ValuePath = []): Generator<{ readonly value: ValueTree; readonly path: ValuePath }> {
  yield { value, path };
  const children = childrenOf(value);
  for (let i = 0; i < children.length; i++) yield* walk(children[i] as ValueTree, [...path, i]);
}

export function valueAt(value: ValueTree, path: ValuePath): ValueTree | undefined {
  let current: ValueTree | undefined = value;
  for (const position of path) {
    if (current === undefined) return undefined;
    current = childrenOf(current)[position];
  }
  return current;
}

/** The tree with the value at the path replaced. */
export function replaceAt(value: ValueTree, path: ValuePath, replacement: ValueTree): ValueTree {
  const [position, ...rest] = path;
  if (position === undefined) return replacement;
  const children = childrenOf(value);
  return withChildren(
    value,
    children.map((child, i) => (i === position ? replaceAt(child, rest, replacement) : child)),
  );
}

/** The tree with every reference mapped; `undefined` when one cannot be. Shares what does not change. */
export function mapReferences(value: ValueTree, map: (statement: number) => ValueTree | undefined): ValueTree | undefined {
  if (value.kind === 'reference') return map(value.statement);
  const children = childrenOf(value);
  if (children.length === 0) return value;
  const mapped: ValueTree[] = [];
  let changed = false;
  for (const child of children) {
    const next = mapReferences(child, map);
    if (next === undefined) return undefined;
    changed ||= next !== child;
    mapped.push(next);
  }
  return changed ? withChildren(value, mapped) : value;
}

/** Statements that the tree refers to. */
export function referencesIn(value: ValueTree): readonly number[] {
  if (value.kind === 'reference') return [value.statement];
  return childrenOf(value).flatMap(referencesIn);
}
