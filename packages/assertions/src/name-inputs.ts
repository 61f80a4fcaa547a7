import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { renumber } from './statement-references.ts';

/** Kinds that a callee can change or call, so that something can be claimed of them afterwards. */
const OBSERVABLE: ReadonlySet<ValueTree['kind']> = new Set(['array', 'object', 'map', 'set', 'typed-array', 'date', 'function']);

/**
 * Binds every input that can be changed or called, and every function in one, to a variable of its own, so that a test can say what became of
 * it. The test case does the same as before; a renderer writes inputs that nothing is said of back into their place.
 */
export function nameInputs(testCase: TestCaseDto): TestCaseDto {
  const statements: StatementDto[] = [];
  const positions: number[] = [];
  for (const statement of testCase.statements) {
    const renumbered = renumber(statement, (index) => positions[index] as number);
    const named = 'args' in renumbered ? { ...renumbered, args: renumbered.args.map((arg) => nameInput(arg, statements)) } : renumbered;
    positions.push(statements.push(named) - 1);
  }
  return { ...testCase, statements };
}

function nameInput(arg: ValueTree, statements: StatementDto[]): ValueTree {
  if (!OBSERVABLE.has(arg.kind)) return arg;
  const value = nameCallbacks(arg, statements);
  return { kind: 'reference', statement: statements.push({ kind: 'let', value }) - 1 };
}

/** Functions in options and lists are called like any other. */
function nameCallbacks(value: ValueTree, statements: StatementDto[]): ValueTree {
  const name = (part: ValueTree): ValueTree => (part.kind === 'function' ? nameInput(part, statements) : nameCallbacks(part, statements));
  if (value.kind === 'array') return { ...value, items: value.items.map(name) };
  if (value.kind !== 'object') return value;
  return { ...value, properties: value.properties.map((property) => (property.role === 'data' ? { ...property, value: name(property.value) } : property)) };
}
