import type { CalleeDto, StatementDto, ValueTree } from '@auklet/protocol';
import { mapReferences, referencesIn } from './value-tree.ts';

/** The value trees of a statement, in a fixed order. */
export function valuesOf(statement: StatementDto): readonly ValueTree[] {
  switch (statement.kind) {
    case 'let':
    case 'set':
      return [statement.value];
    case 'call':
      return statement.thisArg === undefined ? statement.args : [...statement.args, statement.thisArg];
    case 'construct':
    case 'method':
    case 'tagged':
      return statement.args;
    default:
      return [];
  }
}

/** The same statement with other values: as many, and in the same order, as `valuesOf` gave. */
export function withValues(statement: StatementDto, values: readonly ValueTree[]): StatementDto {
  switch (statement.kind) {
    case 'let':
    case 'set':
      return { ...statement, value: values[0] as ValueTree };
    case 'call':
      return statement.thisArg === undefined
        ? { ...statement, args: values }
        : { ...statement, args: values.slice(0, -1), thisArg: values.at(-1) as ValueTree };
    case 'construct':
    case 'method':
    case 'tagged':
      return { ...statement, args: values };
    default:
      return statement;
  }
}

/** What the statement calls or looks at: the subject by path, or an earlier value. */
export function targetOf(statement: StatementDto): CalleeDto | undefined {
  switch (statement.kind) {
    case 'construct':
    case 'call':
    case 'tagged':
      return statement.callee;
    case 'method':
    case 'get':
    case 'set':
      return statement.receiver;
    case 'await':
    case 'iterate':
      return { statement: statement.statement };
    default:
      return undefined;
  }
}

export function withTarget(statement: StatementDto, target: CalleeDto): StatementDto {
  switch (statement.kind) {
    case 'construct':
    case 'call':
    case 'tagged':
      return { ...statement, callee: target };
    case 'method':
    case 'get':
    case 'set':
      return { ...statement, receiver: target };
    case 'await':
    case 'iterate':
      return 'statement' in target ? { ...statement, statement: target.statement } : statement;
    default:
      return statement;
  }
}

/** Arguments of a call; `undefined` for statements that pass none. */
export function argumentsOf(statement: StatementDto): readonly ValueTree[] | undefined {
  return 'args' in statement ? statement.args : undefined;
}

/** Earlier statements that this one refers to, with repetitions. */
export function referencesOf(statement: StatementDto): readonly number[] {
  const target = targetOf(statement);
  const inValues = valuesOf(statement).flatMap(referencesIn);
  return target !== undefined && 'statement' in target ? [target.statement, ...inValues] : inValues;
}

/** Whether later statements can make use of what the statement binds. */
export function binds(statement: StatementDto): boolean {
  return statement.kind !== 'set' && statement.kind !== 'advance';
}

/** Whether the statement reaches the subject by itself. */
export function touchesSubject(statement: StatementDto): boolean {
  const target = targetOf(statement);
  return target !== undefined && 'export' in target;
}

/**
 * The statement with its references mapped. `mapTarget` serves what it calls or awaits, `mapValue` what it passes;
 * `undefined` when one of them gives up.
 */
export function mapStatement(
  statement: StatementDto,
  mapTarget: (index: number) => number | undefined,
  mapValue: (index: number) => ValueTree | undefined,
): StatementDto | undefined {
  let mapped = statement;
  const target = targetOf(statement);
  if (target !== undefined && 'statement' in target) {
    const index = mapTarget(target.statement);
    if (index === undefined) return undefined;
    if (index !== target.statement) mapped = withTarget(mapped, { statement: index });
  }
  const values = valuesOf(statement);
  const mappedValues: ValueTree[] = [];
  for (const value of values) {
    const next = mapReferences(value, mapValue);
    if (next === undefined) return undefined;
    mappedValues.push(next);
  }
  return mappedValues.every((value, i) => value === values[i]) ? mapped : withValues(mapped, mappedValues);
}

/** The statement with every reference renumbered; `undefined` when one of them has no new number. */
export function renumber(statement: StatementDto, map: (index: number) => number | undefined): StatementDto | undefined {
  return mapStatement(statement, map, (index) => {
    const mapped = map(index);
    return mapped === undefined ? undefined : { kind: 'reference', statement: mapped };
  });
}
