import type { TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { isWellFormed } from '../model/test-case.ts';
import { leavesOf } from '../suggestions/leaf.ts';
import { characterMoves, textMoves } from './text-moves.ts';
import { numberMoves } from './number-moves.ts';
import { statementMoves } from './statement-moves.ts';
import { structureMoves } from './structure-moves.ts';
import type { TestCaseMove } from './test-case-move.ts';

const MOST_NUMBERS = 6;
const MOST_TEXTS = 4;

/**
 * Neighbourhoods for local search, each to be tried as one batch: every number on its own, then the structure of
 * values, then strings as wholes and by character, then the order of statements.
 */
export function* neighbourhoodsOf(testCase: TestCaseDto, random: Random): Generator<readonly TestCaseMove[]> {
  const leaves = random.shuffle(leavesOf(testCase));
  const numbers = leaves.filter(({ value }) => value.kind === 'number').slice(0, MOST_NUMBERS);
  const texts = leaves.filter(({ value }) => value.kind === 'string').slice(0, MOST_TEXTS);
  for (const leaf of numbers) yield sound(numberMoves(testCase, leaf));
  yield sound(structureMoves(testCase, leaves));
  for (const leaf of texts) yield sound(textMoves(testCase, leaf));
  for (const leaf of texts) yield sound(characterMoves(testCase, leaf, random));
  yield sound(statementMoves(testCase, random));
}

function sound(moves: readonly TestCaseMove[]): readonly TestCaseMove[] {
  return moves.map(({ apply }) => ({
    apply: (step) => {
      const moved = apply(step);
      return moved !== undefined && isWellFormed(moved) ? moved : undefined;
    },
  }));
}
