/** Binary operators whose operands give a distance. */
export type ComparisonOperator = '===' | '!==' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'instanceof';

/**
 * What instrumented code calls at a site when a tracer wants to hear of the outcome that occurred. Hooks see operands after the original
 * operation ran, never run the subject's code, and return nothing.
 *
 * A site is a predicate, or past the predicates a flag: a boolean that a later predicate may come from. The first
 * flag is the one that functions return, the others belong to one variable each. Past the flags each table of
 * constant cases has a site of its own, whose side `true` tells whether anybody wants to hear of it.
 */
export interface Hooks {
  truthy(site: number, value: unknown): void;
  nullish(site: number, value: unknown): void;
  identical(site: number, left: unknown, right: unknown, outcome: boolean): void;
  notIdentical(site: number, left: unknown, right: unknown, outcome: boolean): void;
  equal(site: number, left: unknown, right: unknown, outcome: boolean): void;
  notEqual(site: number, left: unknown, right: unknown, outcome: boolean): void;
  less(site: number, left: unknown, right: unknown, outcome: boolean): void;
  lessOrEqual(site: number, left: unknown, right: unknown, outcome: boolean): void;
  greater(site: number, left: unknown, right: unknown, outcome: boolean): void;
  greaterOrEqual(site: number, left: unknown, right: unknown, outcome: boolean): void;
  instanceOf(site: number, value: unknown, constructor: unknown, outcome: boolean): void;
  within(site: number, key: unknown, container: unknown, outcome: boolean): void;
  /** `typeof` compared with `wanted`. */
  typeOf(site: number, type: unknown, wanted: unknown, outcome: boolean): void;
  notTypeOf(site: number, type: unknown, wanted: unknown, outcome: boolean): void;
  /** A method of `receiver`, or a function when that is undefined, whose result is tested: true when it has found something. */
  call(site: number, method: string, receiver: unknown, args: readonly unknown[], found: boolean, outcome: boolean): void;
  /** Whether what stands before `?.` was missing. */
  links(site: number, outcome: boolean): void;
  /** Whether the left side of a logical assignment was true, or nullish for `??=`. */
  assigns(site: number, outcome: boolean): void;
  /** Whether an iteration had a further item. */
  iterates(site: number, outcome: boolean): void;
  /** The initialiser of a default value is about to run. */
  defaulted(site: number): void;
  /** The binding that has the default value is complete. */
  bound(site: number): void;
  /** A `switch` whose cases are constants is about to dispatch: tells all of its predicates at once. */
  dispatch(table: number, value: unknown): void;
  /** A predicate is about to call a function: from now on, functions tell where the booleans they return come from. */
  expect(site: number): void;
  /** A function returns a boolean, which its last decision explains. */
  returned(value: unknown): void;
  /** The result of the call that was expected. */
  answered(site: number, value: unknown): void;
  /** A variable is tested whose value a flag explains. */
  defined(site: number, value: unknown, flag: number): void;
}

/** Hook by operator. */
export const OPERATOR_HOOKS: Readonly<Record<ComparisonOperator, keyof Hooks>> = {
  '===': 'identical',
  '!==': 'notIdentical',
  '==': 'equal',
  '!=': 'notEqual',
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
  in: 'within',
  instanceof: 'instanceOf',
};
