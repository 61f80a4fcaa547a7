import type { BehaviourDto, CalleeDto, StatementDto, ValueTree } from '@auklet/protocol';

/** Whether a statement uses the variable of statement `index`. */
export function mentions(statement: StatementDto, index: number): boolean {
  switch (statement.kind) {
    case 'let':
      return holds(statement.value, index);
    case 'construct':
    case 'tagged':
      return isCallee(statement.callee, index) || statement.args.some((arg) => holds(arg, index));
    case 'call':
      return isCallee(statement.callee, index) || [...statement.args, ...(statement.thisArg ? [statement.thisArg] : [])].some((arg) => holds(arg, index));
    case 'method':
      return isCallee(statement.receiver, index) || statement.args.some((arg) => holds(arg, index));
    case 'get':
      return isCallee(statement.receiver, index);
    case 'set':
      return isCallee(statement.receiver, index) || holds(statement.value, index);
    case 'await':
    case 'iterate':
      return statement.statement === index;
    case 'advance':
      return false;
  }
}

function isCallee(callee: CalleeDto, index: number): boolean {
  return 'statement' in callee && callee.statement === index;
}

function holds(tree: ValueTree, index: number): boolean {
  switch (tree.kind) {
    case 'reference':
      return tree.statement === index;
    case 'array':
    case 'set':
    case 'iterable':
      return tree.items.some((item) => holds(item, index));
    case 'object':
      return tree.properties.some((property) => holds(property.value, index));
    case 'map':
      return tree.entries.some(([key, value]) => holds(key, index) || holds(value, index));
    case 'promise':
      return holds(tree.value, index);
    case 'function':
      return tree.plan.some((behaviour) => valuesIn(behaviour).some((value) => holds(value, index)));
    default:
      return false;
  }
}

function valuesIn(behaviour: BehaviourDto): readonly ValueTree[] {
  if ('value' in behaviour) return [behaviour.value];
  return behaviour.kind === 'call-argument' ? behaviour.args : [];
}
