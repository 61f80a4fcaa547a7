import type { TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { LIMITS } from '../limits.ts';
import { type Leaf, withLeaf } from '../suggestions/leaf.ts';
import { stringValue } from '../values/sample-string.ts';
import type { TestCaseMove } from './test-case-move.ts';

const PROBES = 'a0A -._/:';
const MOST_DELETIONS = 8;
const MOST_POSITIONS = 6;
const HIGHEST = 0xffff;

/** Shorter and longer: one character less here or there, one more at either end, or the whole twice. */
export function textMoves(testCase: TestCaseDto, leaf: Leaf): readonly TestCaseMove[] {
  if (leaf.value.kind !== 'string') return [];
  const text = leaf.value.value;
  const edits: ((step: number) => string | undefined)[] = [
    ...Array.from({ length: Math.min(text.length, MOST_DELETIONS) }, (_, at) => (step: number) => (step > text.length - at ? undefined : text.slice(0, at) + text.slice(at + step))),
    ...Array.from(PROBES, (character) => (step: number) => text + character.repeat(step)),
    (step) => 'a'.repeat(step) + text,
    (step) => text.repeat(1 + step),
  ];
  return edits.map((edit) => ({ apply: (step) => placed(testCase, leaf, edit(step)) }));
}

/** Each of a few characters moved up and down the code units. */
export function characterMoves(testCase: TestCaseDto, leaf: Leaf, random: Random): readonly TestCaseMove[] {
  if (leaf.value.kind !== 'string') return [];
  const text = leaf.value.value;
  const positions = random.shuffle(Array.from({ length: text.length }, (_, at) => at)).slice(0, MOST_POSITIONS);
  return positions.flatMap((at) => [1, -1].map((sign) => ({ apply: (step) => placed(testCase, leaf, shifted(text, at, sign * step)) })));
}

function shifted(text: string, at: number, by: number): string | undefined {
  const unit = text.charCodeAt(at) + by;
  return unit < 0 || unit > HIGHEST ? undefined : text.slice(0, at) + String.fromCharCode(unit) + text.slice(at + 1);
}

function placed(testCase: TestCaseDto, leaf: Leaf, text: string | undefined): TestCaseDto | undefined {
  return text === undefined || text.length > LIMITS.characters ? undefined : withLeaf(testCase, leaf, stringValue(text));
}
