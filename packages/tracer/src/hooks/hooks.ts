/** Binary operators whose operands give a distance; each is the name of a hook's operator argument. */
export type ComparisonOperator = '===' | '!==' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'instanceof';

/**
 * What instrumented code calls at a site whose state is not 0. Hooks see operands after the original
 * operation ran, never run the subject's code, and return nothing.
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
  /** A method called on `receiver`, or a function when `receiver` is undefined, with its result. */
  call(site: number, method: string, receiver: unknown, args: readonly unknown[], result: unknown): void;
  /** A nullish test, a default value or an iteration step of which only the outcome is known. */
  outcome(site: number, outcome: boolean): void;
  /** The initialiser of a default value is about to run. */
  defaulted(site: number): void;
  /** The binding that has the default value is complete. */
  bound(site: number): void;
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
