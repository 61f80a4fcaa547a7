import type { TestCaseDto, ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { type Leaf, withLeaf } from '../suggestions/leaf.ts';
import { continuedNumbers } from '../values/continued-numbers.ts';
import type { TestCaseMove } from './test-case-move.ts';

const MOST = 20;

/** Lists longer and shorter, properties left out, booleans flipped, values left undefined. */
export function structureMoves(testCase: TestCaseDto, leaves: readonly Leaf[]): readonly TestCaseMove[] {
  return leaves
    .flatMap((leaf) => changesOf(leaf.value).map((change) => ({ apply: (step: number) => placed(testCase, leaf, change(step)) })))
    .slice(0, MOST);
}

type Change = (step: number) => ValueTree | undefined;

function changesOf(value: ValueTree): readonly Change[] {
  switch (value.kind) {
    case 'boolean':
      return [once({ kind: 'boolean', value: !value.value })];
    case 'array':
    case 'set':
    case 'iterable':
      return [(step) => longer(value, step), (step) => continued(value, step), (step) => (value.items.length < step ? undefined : { ...value, items: value.items.slice(0, -step) })];
    case 'object':
      return value.properties.map((property) => once({ ...value, properties: value.properties.filter((other) => other !== property) }));
    case 'undefined':
      return [];
    default:
      return [once({ kind: 'undefined' })];
  }
}

function longer(value: Extract<ValueTree, { kind: 'array' | 'set' | 'iterable' }>, step: number): ValueTree | undefined {
  const { items } = value;
  const added = Array.from({ length: step }, (_, i) => items[i % Math.max(1, items.length)] ?? ({ kind: 'number', value: i } as const));
  return items.length + step > LIMITS.items ? undefined : { ...value, items: [...items, ...added] };
}

function continued(value: Extract<ValueTree, { kind: 'array' | 'set' | 'iterable' }>, step: number): ValueTree | undefined {
  const items = value.items.length + step > LIMITS.items ? undefined : continuedNumbers(value.items, step);
  return items === undefined ? undefined : { ...value, items };
}

function once(value: ValueTree): Change {
  return (step) => (step === 1 ? value : undefined);
}

function placed(testCase: TestCaseDto, leaf: Leaf, value: ValueTree | undefined): TestCaseDto | undefined {
  return value === undefined ? undefined : withLeaf(testCase, leaf, value);
}
