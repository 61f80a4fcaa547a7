import { PROTOCOL_VERSION, type StatementDto, type TestCaseDto } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { argumentsOf, binds, referencesOf, touchesSubject, valuesOf } from './statement.ts';
import { depthOf, nodeCount } from './value-tree.ts';

export function testCaseOf(statements: readonly StatementDto[]): TestCaseDto {
  return { version: PROTOCOL_VERSION, statements };
}

/** What is wrong with a test case, in words; empty when it is well formed. */
export function faultsOf({ statements }: TestCaseDto): readonly string[] {
  const faults = statements.flatMap((statement, i) => statementFaults(statement, i, statements));
  if (!statements.some(touchesSubject)) faults.push('nothing reaches the subject');
  if (statements.length > LIMITS.statements) faults.push(`${statements.length} statements`);
  const nodes = statements.flatMap(valuesOf).reduce((sum, value) => sum + nodeCount(value), 0);
  if (nodes > LIMITS.nodes) faults.push(`${nodes} values`);
  return faults;
}

export function isWellFormed(testCase: TestCaseDto): boolean {
  return faultsOf(testCase).length === 0;
}

function statementFaults(statement: StatementDto, index: number, statements: readonly StatementDto[]): string[] {
  const faults: string[] = [];
  for (const reference of referencesOf(statement)) {
    const bound = statements[reference];
    if (!(reference >= 0 && reference < index) || bound === undefined) faults.push(`statement ${index} refers to ${reference}`);
    else if (!binds(bound)) faults.push(`statement ${index} refers to ${reference}, which binds nothing`);
  }
  if (valuesOf(statement).some((value) => depthOf(value) > LIMITS.depth)) faults.push(`statement ${index} holds too deep a value`);
  if (statement.kind === 'tagged' && statement.strings.length !== (argumentsOf(statement)?.length ?? 0) + 1) {
    faults.push(`statement ${index} has ${statement.strings.length} strings`);
  }
  return faults;
}

/** How much there is to read: statements, values, and text by the line. */
export function sizeOf({ statements }: TestCaseDto): number {
  let size = 0;
  for (const statement of statements) {
    size += 1;
    for (const value of valuesOf(statement)) size += valueSize(value);
  }
  return size;
}

function valueSize(value: Parameters<typeof nodeCount>[0]): number {
  return nodeCount(value) + Math.floor(JSON.stringify(value).length / 80);
}
