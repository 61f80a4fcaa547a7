import { sideOf, type Hooks } from '@auklet/tracer/hooks';
import { types as t } from '@babel/core';
import type { ModulePlan } from '../module-plan.ts';
import type { Names } from './names.ts';

/** An outcome that is known, or that an expression tells, or any of the two, or each of them. */
export type HeardOutcome = t.Expression | boolean | 'either' | 'both';

/** The expressions with which instrumented code tells what it does. */
export class TracingCode {
  readonly #plan: ModulePlan;
  readonly #names: Names;
  readonly #isInCycle: boolean;

  /** @param isInCycle whether functions of the module may run before its first statement. */
  constructor(plan: ModulePlan, names: Names, isInCycle: boolean) {
    this.#plan = plan;
    this.#names = names;
    this.#isInCycle = isInCycle;
  }

  /** What a function has to do first when it may run before the module's first statement. */
  startOf(owner: t.Node, parent: t.Node): t.Expression[] {
    const isHoisted = owner.type === 'FunctionDeclaration' && (parent.type === 'Program' || t.isExportDeclaration(parent));
    if (!this.#isInCycle || !isHoisted) return [];
    const { hits, start } = this.#names;
    return [t.logicalExpression('||', t.identifier(hits), t.callExpression(t.identifier(start), []))];
  }

  /**
   * `state[outcome ? 2n + 1 : 2n] && module.hooks.name(n, …args)`
   *
   * @param outcome which outcome somebody has to want for the hook to be called.
   * @param when a further condition under which the hook is called.
   */
  hook(site: number, name: keyof Hooks, args: readonly t.Expression[], outcome: HeardOutcome, when: t.Expression | null = null): t.Expression {
    const call = this.#call(name, [t.numericLiteral(site), ...args]);
    return t.logicalExpression('&&', this.#wanted(site, outcome), when === null ? call : t.logicalExpression('&&', when, call));
  }

  /** `steps[1] && module.hooks.returned(value)` */
  returned(value: t.Expression): t.Expression {
    return t.logicalExpression('&&', this.#expected(), this.#call('returned', [value]));
  }

  /** `state[n] && module.hooks.dispatch(table, value)` */
  dispatch(table: number, value: t.Expression): t.Expression {
    const site = this.flagSite(this.#plan.flags.count) + table;
    return t.logicalExpression('&&', this.#side(site, true), this.#call('dispatch', [t.numericLiteral(table), value]));
  }

  flagSite(flag: number): number {
    return this.#plan.predicates.length + flag;
  }

  /** `hits[block] = 1` */
  enterBlock(block: number): t.Expression {
    return this.#hit(t.numericLiteral(this.byteOf(block)));
  }

  beginStatement(statement: number): t.Expression {
    return this.#hit(t.numericLiteral(statement));
  }

  /** Enters the block whose byte a variable holds, and empties the variable. */
  enterBlockIn(variable: string): t.Expression {
    const reset = t.assignmentExpression('=', t.identifier(variable), t.numericLiteral(0));
    return t.logicalExpression('&&', t.identifier(variable), t.sequenceExpression([this.#hit(t.identifier(variable)), reset]));
  }

  /** Where in `hits` a block has its byte; never 0, for there are statements or the module's own block before it. */
  byteOf(block: number): number {
    return this.#plan.statements.length + block;
  }

  /** Counts one step; throws when there is none left. */
  step(): t.Expression {
    return this.#exhaustedBelowZero(t.updateExpression('--', element(this.#names.steps, 0), true));
  }

  /** Throws again when the budget is exhausted. */
  checkBudget(): t.Expression {
    return this.#exhaustedBelowZero(element(this.#names.steps, 0));
  }

  #exhaustedBelowZero(counter: t.Expression): t.Expression {
    const { registry } = this.#names;
    const exhausted = t.callExpression(t.memberExpression(t.identifier(registry), t.identifier('exhausted')), [t.identifier(registry)]);
    return t.logicalExpression('&&', t.binaryExpression('<', counter, t.numericLiteral(0)), exhausted);
  }

  /** Whether anybody wants to hear of the outcome at a site, or of what a flag explains. */
  #wanted(site: number, outcome: HeardOutcome): t.Expression {
    const { predicates, flags } = this.#plan;
    const predicate = predicates[site];
    const explained = predicate === undefined ? flags.predicatesOf(site - predicates.length) : [];
    const isExpected = predicate === undefined ? site === predicates.length : flags.functions.has(predicate.function);
    const parts = [
      ...(predicate === undefined ? explained.map((id) => this.#side(id, outcome)) : [this.#side(site, outcome)]),
      ...(isExpected ? [this.#expected()] : []),
    ];
    return parts.reduce((left, right) => t.binaryExpression('|', left, right));
  }

  #side(site: number, outcome: HeardOutcome): t.Expression {
    const { state } = this.#names;
    const [whenFalse, whenTrue] = [sideOf(site, false), sideOf(site, true)];
    if (outcome === 'either' || outcome === 'both') return t.binaryExpression(outcome === 'either' ? '|' : '&', element(state, whenFalse), element(state, whenTrue));
    if (typeof outcome === 'boolean') return element(state, outcome ? whenTrue : whenFalse);
    const side = t.conditionalExpression(outcome, t.numericLiteral(whenTrue), t.numericLiteral(whenFalse));
    return t.memberExpression(t.identifier(state), side, true);
  }

  /** Whether a predicate waits for what a function returns. */
  #expected(): t.MemberExpression {
    return element(this.#names.steps, 1);
  }

  #hit(index: t.Expression): t.Expression {
    return t.assignmentExpression('=', t.memberExpression(t.identifier(this.#names.hits), index, true), t.numericLiteral(1));
  }

  #call(name: keyof Hooks, args: t.Expression[]): t.Expression {
    const hooks = t.memberExpression(t.identifier(this.#names.module), t.identifier('hooks'));
    return t.callExpression(t.memberExpression(hooks, t.identifier(name)), args);
  }
}

function element(array: string, index: number): t.MemberExpression {
  return t.memberExpression(t.identifier(array), t.numericLiteral(index), true);
}
