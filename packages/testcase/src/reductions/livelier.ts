import type { TestCaseDto, ValueTree } from '@auklet/protocol';
import { valuesOf, withValues } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { replaceAt, walk } from '../model/value-tree.ts';

/** Test cases to try in the place of one whose result is empty: with a one for a zero, a letter for no text. */
export function* livelier({ statements }: TestCaseDto): Generator<TestCaseDto> {
  for (const [index, statement] of statements.entries()) {
    const values = valuesOf(statement);
    for (const [position, root] of values.entries()) {
      for (const { value, path } of walk(root)) {
        for (const other of livelierValues(value)) yield testCaseOf(statements.with(index, withValues(statement, values.with(position, replaceAt(root, path, other)))));
      }
    }
  }
}

function livelierValues(value: ValueTree): readonly ValueTree[] {
  if (value.kind === 'number' && value.value === 0) return [1, 2].map((number) => ({ kind: 'number', value: number }));
  if (value.kind === 'string' && value.value === '') return [{ kind: 'string', value: 'a' }];
  if (value.kind === 'string' && /0/.test(value.value)) return [{ kind: 'string', value: value.value.replace('0', '1') }];
  return [];
}
