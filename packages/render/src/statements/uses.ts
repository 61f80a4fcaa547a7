import type { AssertedTestDto, AssertionDto, BehaviourDto, CalleeDto, StatementDto, ValueTree } from '@auklet/protocol';

/** Where a variable or an export is used. `deferred`: inside a synthesised function, which may run later or often. */
export interface Use {
  readonly of: { readonly statement: number } | { readonly path: readonly string[]; readonly isConstructed: boolean };
  readonly deferred: boolean;
}

/** Everything that a statement uses, in the order in which it is written. */
export function usesOf(statement: StatementDto): Use[] {
  switch (statement.kind) {
    case 'let':
      return inValue(statement.value, false);
    case 'construct':
      return [...inCallee(statement.callee, true), ...inValues(statement.args)];
    case 'tagged':
      return [...inCallee(statement.callee), ...inValues(statement.args)];
    case 'call':
      return [...inCallee(statement.callee), ...inValues(statement.thisArg === undefined ? [] : [statement.thisArg]), ...inValues(statement.args)];
    case 'method':
      return [...inCallee(statement.receiver), ...inValues(statement.args)];
    case 'get':
      return inCallee(statement.receiver);
    case 'set':
      return [...inCallee(statement.receiver), ...inValues([statement.value])];
    case 'await':
    case 'iterate':
      return [{ of: { statement: statement.statement }, deferred: false }];
    case 'advance':
      return [];
  }
}

/** How often each variable is used by statements and assertions. */
export function countUses({ testCase, assertions }: AssertedTestDto): { readonly inStatements: number[]; readonly inAssertions: number[] } {
  const inStatements = testCase.statements.map(() => 0);
  const inAssertions = testCase.statements.map(() => 0);
  const count = (counts: number[], index: number): void => void (counts[index] = (counts[index] ?? 0) + 1);
  for (const { of } of testCase.statements.flatMap(usesOf)) if ('statement' in of) count(inStatements, of.statement);
  for (const index of assertions.flatMap(variablesOf)) count(inAssertions, index);
  return { inStatements, inAssertions };
}

function variablesOf(assertion: AssertionDto): number[] {
  if (assertion.kind === 'throws' || assertion.kind === 'printed') return [];
  return assertion.kind === 'same-as' ? [assertion.statement, assertion.other] : [assertion.statement];
}

function inCallee(callee: CalleeDto, isConstructed = false): Use[] {
  const of = 'statement' in callee ? { statement: callee.statement } : { path: callee.export, isConstructed };
  return [{ of, deferred: false }];
}

function inValues(trees: readonly ValueTree[]): Use[] {
  return trees.flatMap((tree) => inValue(tree, false));
}

function inValue(tree: ValueTree, deferred: boolean): Use[] {
  switch (tree.kind) {
    case 'reference':
      return [{ of: { statement: tree.statement }, deferred }];
    case 'export':
      return [{ of: { path: tree.path, isConstructed: false }, deferred }];
    case 'array':
    case 'set':
      return tree.items.flatMap((item) => inValue(item, deferred));
    case 'iterable':
      return tree.items.flatMap((item) => inValue(item, true));
    case 'object':
      return tree.properties.flatMap(({ role, value }) => inValue(value, deferred || role === 'getter'));
    case 'map':
      return tree.entries.flat().flatMap((part) => inValue(part, deferred));
    case 'promise':
      return inValue(tree.value, deferred);
    case 'function':
      return tree.plan.flatMap(valuesIn).flatMap((value) => inValue(value, true));
    default:
      return [];
  }
}

function valuesIn(behaviour: BehaviourDto): readonly ValueTree[] {
  if ('value' in behaviour) return [behaviour.value];
  return behaviour.kind === 'call-argument' ? behaviour.args : [];
}
