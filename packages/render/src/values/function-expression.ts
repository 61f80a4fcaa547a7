import * as t from '@babel/types';
import type { BehaviourDto, ValueTree } from '@auklet/protocol';
import { arrow, call, invoke, isPlainKey, member, run, text } from '../printing/nodes.ts';
import { type ValueScope, valueExpression } from './value-writer.ts';

type FunctionTree = Extract<ValueTree, { kind: 'function' }>;

const PARAMETERS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** A function that follows its plan, one behaviour a call; the last one stays. */
export function functionExpression(tree: FunctionTree, scope: ValueScope): t.Expression {
  return new PlanWriter(tree, scope).expression();
}

class PlanWriter {
  readonly #tree: FunctionTree;
  readonly #scope: ValueScope;
  readonly #arity: number;
  #readsOthers = false;

  constructor(tree: FunctionTree, scope: ValueScope) {
    this.#tree = tree;
    this.#scope = scope;
    this.#arity = Math.min(tree.arity, PARAMETERS.length);
  }

  expression(): t.Expression {
    const { style } = this.#tree;
    const body = this.#body();
    const params = this.#params();
    if (style === 'function' || style === 'generator') return t.functionExpression(null, params, t.blockStatement(body), style === 'generator');
    const [only] = body;
    const concise = body.length === 1 && t.isReturnStatement(only) ? only.argument : null;
    return t.arrowFunctionExpression(params, concise ?? t.blockStatement(body), style === 'async');
  }

  #body(): t.Statement[] {
    const steps = this.#tree.plan.map((behaviour) => this.#behave(behaviour));
    const last = steps.pop() ?? [];
    if (steps.length === 0) return this.#yielding(last);
    const calls = this.#scope.counter();
    const returnsValue = [...steps, last].some((step) => t.isReturnStatement(step.at(-1)));
    const branches = steps.map((step, i) => t.ifStatement(t.binaryExpression('===', calls, t.numericLiteral(i + 1)), t.blockStatement(this.#ended(step, returnsValue))));
    if (last.length === 0 && !returnsValue) dropLastReturn(branches);
    return [run(t.updateExpression('++', calls)), ...branches, ...(returnsValue ? this.#ended(last, true) : this.#yielding(last))];
  }

  /** A step that leaves the function; where others return something, it says what it returns. */
  #ended(step: t.Statement[], returnsValue: boolean): t.Statement[] {
    const body = this.#yielding(step);
    const end = body.at(-1);
    if (t.isReturnStatement(end) || t.isThrowStatement(end)) return body;
    return [...body, t.returnStatement(returnsValue && this.#tree.style !== 'generator' ? t.identifier('undefined') : null)];
  }

  /** A generator yields once what another function returns. */
  #yielding(step: t.Statement[]): t.Statement[] {
    if (this.#tree.style !== 'generator') return step;
    const end = step.at(-1);
    if (t.isThrowStatement(end)) return step;
    if (t.isReturnStatement(end)) return [...step.slice(0, -1), run(t.yieldExpression(end.argument ?? null))];
    return [...step, run(t.yieldExpression())];
  }

  #behave(behaviour: BehaviourDto): t.Statement[] {
    switch (behaviour.kind) {
      case 'return':
        return behaviour.value.kind === 'undefined' ? [] : [t.returnStatement(this.#value(behaviour.value))];
      case 'return-argument':
        return [t.returnStatement(this.#argument(behaviour.index))];
      case 'return-this':
        return this.#hasThis ? [t.returnStatement(t.thisExpression())] : [];
      case 'throw':
        return [t.throwStatement(this.#value(behaviour.value))];
      case 'call-argument':
        return [this.#callArgument(behaviour)];
      case 'write-argument':
        return [run(this.#writeArgument(behaviour))];
    }
  }

  /** What is no function is not called. */
  #callArgument({ index, args, when }: Extract<BehaviourDto, { kind: 'call-argument' }>): t.Statement {
    const target = this.#argument(index);
    const calling = call(target, ...args.map((arg) => this.#value(arg)));
    const isFunction = t.binaryExpression('===', t.unaryExpression('typeof', target), text('function'));
    return t.ifStatement(isFunction, t.blockStatement([run(scheduled(calling, when))]));
  }

  /** `Object` makes a write to what is no object a write to nothing. */
  #writeArgument({ index, key, value }: Extract<BehaviourDto, { kind: 'write-argument' }>): t.Expression {
    const property = t.objectProperty(isPlainKey(key) ? t.identifier(key) : text(key), this.#value(value), key === '__proto__');
    return invoke(t.identifier('Object'), 'assign', call(t.identifier('Object'), this.#argument(index)), t.objectExpression([property]));
  }

  #value(tree: ValueTree): t.Expression {
    return valueExpression(tree, this.#scope);
  }

  /** Arguments past the declared parameters come from a rest parameter, so that `length` stays what it is. */
  #argument(index: number): t.Expression {
    if (index < this.#arity) return t.identifier(PARAMETERS[index] as string);
    this.#readsOthers = true;
    return member(t.identifier('others'), index - this.#arity);
  }

  get #hasThis(): boolean {
    return this.#tree.style === 'function' || this.#tree.style === 'generator';
  }

  #params(): (t.Identifier | t.RestElement)[] {
    const params: (t.Identifier | t.RestElement)[] = PARAMETERS.slice(0, this.#arity).map((name) => this.#unknown(t.identifier(name), t.tsUnknownKeyword()));
    const readsThis = this.#hasThis && this.#tree.plan.some((behaviour) => behaviour.kind === 'return-this');
    if (this.#scope.typescript && readsThis) params.unshift(this.#unknown(t.identifier('this'), t.tsUnknownKeyword()));
    if (this.#readsOthers) params.push(this.#unknown(t.restElement(t.identifier('others')), t.tsArrayType(t.tsUnknownKeyword())));
    return params;
  }

  #unknown<P extends t.Identifier | t.RestElement>(parameter: P, type: t.TSType): P {
    if (this.#scope.typescript) parameter.typeAnnotation = t.tsTypeAnnotation(type);
    return parameter;
  }
}

/** After the last branch there is nothing to skip. */
function dropLastReturn(branches: readonly t.IfStatement[]): void {
  const block = branches.at(-1)?.consequent;
  if (t.isBlockStatement(block) && t.isReturnStatement(block.body.at(-1))) block.body.pop();
}

function scheduled(calling: t.Expression, when: 'now' | 'microtask' | 'timer'): t.Expression {
  if (when === 'now') return calling;
  return when === 'microtask' ? call(t.identifier('queueMicrotask'), arrow(calling)) : call(t.identifier('setTimeout'), arrow(calling), t.numericLiteral(0));
}
