/**
 * Own property of what instrumented code throws when a budget runs out; its value is the `budget` of a
 * `timed-out` outcome. Executors recognise it, subjects cannot handle it: instrumented `catch` clauses rethrow it.
 */
export const BUDGET_EXHAUSTED: unique symbol = Symbol.for('auklet.budget-exhausted') as never;
