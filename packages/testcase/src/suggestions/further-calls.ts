import type { ComparedDto, ComparisonDto, StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { valuesOf, withValues } from '../model/statement.ts';
import { Draft } from '../statements/draft.ts';
import { stringValue } from '../values/sample-string.ts';
import type { Leaf } from './leaf.ts';

const MOST = 4;
const COMPARES = /^(?:[!=]==?|[<>]=?)$/;

/** The test case with one call more. */
export interface FurtherCall {
  readonly name: string;
  make(random: Random): TestCaseDto;
}

/**
 * Where no input holds what was compared, it may be the state of an object: the call that came to it once more, with
 * texts that the source names, since such calls may be what changes the state.
 */
export function furtherCalls(testCase: TestCaseDto, leaves: readonly Leaf[], { operator, statement: at, left, right }: ComparisonDto, cluster: TestCluster): FurtherCall[] {
  const statement = testCase.statements[at];
  if (statement?.kind !== 'method' || !('statement' in statement.receiver) || !COMPARES.test(operator)) return [];
  if (!isPlain(left) || !isPlain(right) || leaves.some(({ value }) => isIn(value, left) || isIn(value, right))) return [];
  const words = [...new Set([...cluster.pool.keys, ...cluster.pool.tokens])];
  const takesTexts = words.length > 0 && valuesOf(statement).some(({ kind }) => kind === 'string');
  return Array.from({ length: takesTexts ? MOST : 1 }, (_, i) => ({
    name: `once more ${i} ${at}`,
    make: (random) => withCall(testCase, at, takesTexts ? withWords(statement, words, random) : statement, cluster),
  }));
}

function isPlain({ kind }: ComparedDto): boolean {
  return kind === 'string' || kind === 'number';
}

function isIn(value: ValueTree, operand: ComparedDto): boolean {
  if (operand.kind === 'string') return value.kind === 'string' && (operand.value === '' || value.value.includes(operand.value));
  return operand.kind === 'number' && value.kind === 'number' && value.value === operand.value;
}

function withWords(statement: StatementDto, words: readonly string[], random: Random): StatementDto {
  return withValues(statement, valuesOf(statement).map((value) => (value.kind === 'string' ? stringValue(random.pick(words)) : value)));
}

function withCall({ statements }: TestCaseDto, at: number, statement: StatementDto, cluster: TestCluster): TestCaseDto {
  const draft = new Draft(cluster, statements.slice(0, at + 1));
  draft.append(statement);
  draft.appendMoved(statements.slice(at + 1), at + 1, (index) => (index <= at ? index : index + 1));
  return draft.finish();
}
