import type { TestCaseDto, ValueTree } from '@auklet/protocol';
import { valuesOf, withValues } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { childrenOf, withChildren } from '../model/value-children.ts';
import { replaceAt, walk } from '../model/value-tree.ts';

/** Test cases to try in the place of one whose result is empty: with a one for each zero and a letter for no text, everywhere, then in one place. */
export function* livelier(testCase: TestCaseDto): Generator<TestCaseDto> {
  const { statements } = testCase;
  const everywhere = testCaseOf(statements.map((statement) => withValues(statement, valuesOf(statement).map(enlivened))));
  if (JSON.stringify(everywhere) !== JSON.stringify(testCase)) yield everywhere;
  for (const [index, statement] of statements.entries()) {
    const values = valuesOf(statement);
    for (const [position, root] of values.entries()) {
      for (const { value, path } of walk(root)) {
        for (const other of livelierValues(value)) yield testCaseOf(statements.with(index, withValues(statement, values.with(position, replaceAt(root, path, other)))));
      }
    }
  }
}

function enlivened(value: ValueTree): ValueTree {
  return livelierValues(value)[0] ?? withChildren(value, childrenOf(value).map(enlivened));
}

function livelierValues(value: ValueTree): readonly ValueTree[] {
  if (value.kind === 'number' && value.value === 0) return [1, 2].map((number) => ({ kind: 'number', value: number }));
  if (value.kind === 'string' && value.value === '') return [{ kind: 'string', value: 'a' }];
  if (value.kind === 'string' && /0/.test(value.value)) return [{ kind: 'string', value: value.value.replace('0', '1') }];
  return [];
}
