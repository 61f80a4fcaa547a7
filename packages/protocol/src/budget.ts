/**
 * Own property of what instrumented code throws when a budget runs out; its value is the `budget` of a
 * `timed-out` outcome. Executors recognise it, subjects cannot handle it: instrumented `catch` clauses rethrow it.
 *
 * Code that is not instrumented can swallow it, so whoever throws also sets the property of this key on
 * `globalThis` to the same value. Executors remove it before each test and look for it after each statement.
 */
export const BUDGET_EXHAUSTED: unique symbol = Symbol.for('auklet.budget-exhausted') as never;
