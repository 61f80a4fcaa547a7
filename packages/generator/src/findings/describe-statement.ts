import { type CalleeDto, LOADING, type PropertyKeyDto, type StatementDto, type TestCaseDto } from '@auklet/protocol';

/** Names what a statement of a test calls, without its arguments: `new Queue(…)`, `parse(…)`, `queue.push(…)`. */
export function describeStatement(testCase: TestCaseDto, index: number): string {
  if (index === LOADING) return 'loading the module';
  const statement = testCase.statements[index];
  return statement === undefined ? 'after the last statement' : describe(statement, testCase);
}

function describe(statement: StatementDto, testCase: TestCaseDto): string {
  switch (statement.kind) {
    case 'let':
      return 'making an argument';
    case 'construct':
      return `new ${calleeName(statement.callee, testCase)}(…)`;
    case 'call':
      return `${calleeName(statement.callee, testCase)}(…)`;
    case 'tagged':
      return `${calleeName(statement.callee, testCase)}\`…\``;
    case 'method':
      return `${calleeName(statement.receiver, testCase)}${member(statement.key)}(…)`;
    case 'get':
      return `${calleeName(statement.receiver, testCase)}${member(statement.key)}`;
    case 'set':
      return `${calleeName(statement.receiver, testCase)}${member(statement.key)} = …`;
    case 'await':
      return `await ${calleeName({ statement: statement.statement }, testCase)}`;
    case 'iterate':
      return `iterating over ${calleeName({ statement: statement.statement }, testCase)}`;
    case 'advance':
      return 'advancing the clock';
    default:
      return statement satisfies never;
  }
}

function calleeName(callee: CalleeDto, testCase: TestCaseDto): string {
  if ('statement' in callee) {
    const binding = testCase.statements[callee.statement];
    return binding === undefined ? 'a value' : describe(binding, testCase);
  }
  const names = callee.export.filter((name, position) => position > 0 || name !== 'default');
  return names.length === 0 ? 'default' : names.join('.');
}

function member(key: PropertyKeyDto): string {
  return typeof key === 'string' ? `.${key}` : `[Symbol.${key.symbol}]`;
}
