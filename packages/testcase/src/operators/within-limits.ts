import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { valuesOf, withValues } from '../model/statement.ts';
import { truncate } from '../model/slice.ts';
import { testCaseOf } from '../model/test-case.ts';
import { childrenOf, withChildren } from '../model/value-children.ts';
import { depthOf, nodeCount } from '../model/value-tree.ts';

/** Cuts what has grown too deep, too large or too long. */
export function withinLimits(testCase: TestCaseDto): TestCaseDto {
  const statements = testCase.statements.map(shallow);
  let nodes = 0;
  const last = statements.findIndex((statement, i) => {
    nodes += valuesOf(statement).reduce((sum, value) => sum + nodeCount(value), 0);
    return i >= LIMITS.statements || nodes > LIMITS.nodes;
  });
  if (last === 0) return testCaseOf([emptied(statements[0] as StatementDto)]);
  const changed = statements.some((statement, i) => statement !== testCase.statements[i]);
  const fitting = changed ? testCaseOf(statements) : testCase;
  return last < 0 ? fitting : truncate(fitting, last - 1);
}

function shallow(statement: StatementDto): StatementDto {
  const values = valuesOf(statement);
  if (values.every((value) => depthOf(value) <= LIMITS.depth)) return statement;
  return withValues(statement, values.map((value) => cutDepth(value, LIMITS.depth)));
}

function emptied(statement: StatementDto): StatementDto {
  return withValues(statement, valuesOf(statement).map(hollow));
}

function cutDepth(value: ValueTree, levels: number): ValueTree {
  const children = childrenOf(value);
  if (children.length === 0) return value;
  return levels <= 1 ? hollow(value) : withChildren(value, children.map((child) => cutDepth(child, levels - 1)));
}

/** A value of the same kind with nothing inside; a promise, which cannot be empty, becomes `undefined`. */
function hollow(value: ValueTree): ValueTree {
  switch (value.kind) {
    case 'array':
    case 'set':
    case 'iterable':
      return { ...value, items: [] };
    case 'object':
      return { ...value, properties: [] };
    case 'map':
      return { ...value, entries: [] };
    case 'function':
      return { ...value, plan: [] };
    case 'promise':
      return { kind: 'undefined' };
    default:
      return value;
  }
}
