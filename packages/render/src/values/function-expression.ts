import * as t from '@babel/types';
import type { BehaviourDto, ValueTree } from '@auklet/protocol';
import { arrow, call, invoke, member, run } from '../printing/nodes.ts';
import { type ValueScope, valueExpression } from './value-writer.ts';

type FunctionTree = Extract<ValueTree, { kind: 'function' }>;

const PARAMETERS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** A function that follows its plan, one behaviour a call; the last one stays. */
export function functionExpression(tree: FunctionTree, scope: ValueScope): t.Expression {
  const plan = new PlanWriter(tree, scope);
  return plan.expression();
}

class PlanWriter {
  readonly #tree: FunctionTree;
  readonly #scope: ValueScope;
  readonly #used = new Map<number, 'value' | 'function'>();

  constructor(tree: FunctionTree, scope: ValueScope) {
    this.#tree = tree;
    this.#scope = scope;
  }

  expression(): t.Expression {
    const body = this.#body();
    const params = this.#params();
    const isAsync = this.#tree.style === 'async';
    if (this.#tree.style === 'generator' || this.#tree.style === 'function' || this.#needsThis) {
      return t.functionExpression(null, params, t.blockStatement(body), this.#tree.style === 'generator', isAsync);
    }
    const [only] = body;
    const concise = body.length === 1 && t.isReturnStatement(only) ? only.argument : null;
    return t.arrowFunctionExpression(params, concise ?? t.blockStatement(body), isAsync);
  }

  get #needsThis(): boolean {
    return this.#tree.plan.some((behaviour) => behaviour.kind === 'return-this');
  }

  #body(): t.Statement[] {
    const { plan } = this.#tree;
    const steps = plan.map((behaviour) => this.#behave(behaviour));
    const last = steps.pop() ?? [];
    if (steps.length === 0) return last;
    const calls = this.#scope.counter();
    const count = run(t.updateExpression('++', calls));
    const branches = steps.map((step, i) => {
      const test = t.binaryExpression('===', calls, t.numericLiteral(i + 1));
      const ends = step.at(-1);
      return t.ifStatement(test, t.blockStatement(t.isReturnStatement(ends) || t.isThrowStatement(ends) ? step : [...step, t.returnStatement()]));
    });
    return [count, ...branches, ...last];
  }

  #behave(behaviour: BehaviourDto): t.Statement[] {
    switch (behaviour.kind) {
      case 'return':
        return behaviour.value.kind === 'undefined' ? [] : [t.returnStatement(this.#value(behaviour.value))];
      case 'return-argument':
        return [t.returnStatement(this.#argument(behaviour.index, 'value'))];
      case 'return-this':
        return [t.returnStatement(t.thisExpression())];
      case 'throw':
        return [t.throwStatement(this.#value(behaviour.value))];
      case 'call-argument':
        return [run(this.#callArgument(behaviour))];
      case 'write-argument':
        return [run(this.#writeArgument(behaviour))];
    }
  }

  #callArgument({ index, args, when }: Extract<BehaviourDto, { kind: 'call-argument' }>): t.Expression {
    const calling = call(this.#argument(index, 'function'), ...args.map((arg) => this.#castToNever(this.#value(arg))));
    if (when === 'now') return calling;
    return when === 'microtask' ? call(t.identifier('queueMicrotask'), arrow(calling)) : call(t.identifier('setTimeout'), arrow(calling), t.numericLiteral(0));
  }

  #writeArgument({ index, key, value }: Extract<BehaviourDto, { kind: 'write-argument' }>): t.Expression {
    const target = this.#argument(index, 'value');
    if (!this.#scope.typescript) return t.assignmentExpression('=', member(target, key), this.#value(value));
    const pair = t.objectExpression([t.objectProperty(t.identifier(key), this.#value(value))]);
    return invoke(t.identifier('Object'), 'assign', t.tsAsExpression(target, t.tsObjectKeyword()), pair);
  }

  #value(tree: ValueTree): t.Expression {
    return valueExpression(tree, this.#scope);
  }

  #castToNever(expression: t.Expression): t.Expression {
    return this.#scope.typescript ? t.tsAsExpression(expression, t.tsNeverKeyword()) : expression;
  }

  /** Parameters past the declared ones come from a rest parameter, so that `length` stays what it is. */
  #argument(index: number, use: 'value' | 'function'): t.Expression {
    if (this.#used.get(index) !== 'function') this.#used.set(index, use);
    return index < this.#arity() ? t.identifier(parameterName(index)) : member(t.identifier('others'), index - this.#arity());
  }

  #arity(): number {
    return Math.min(this.#tree.arity, PARAMETERS.length);
  }

  #params(): (t.Identifier | t.RestElement)[] {
    const params: (t.Identifier | t.RestElement)[] = [];
    if (this.#scope.typescript && this.#needsThis) params.push(this.#annotated(t.identifier('this'), 'value'));
    for (let i = 0; i < this.#arity(); i++) params.push(this.#annotated(t.identifier(parameterName(i)), this.#used.get(i) ?? 'value'));
    const others = [...this.#used].filter(([index]) => index >= this.#arity());
    if (others.length > 0) params.push(this.#rest(others.some(([, use]) => use === 'function')));
    return params;
  }

  #annotated(parameter: t.Identifier, use: 'value' | 'function'): t.Identifier {
    if (this.#scope.typescript) parameter.typeAnnotation = t.tsTypeAnnotation(use === 'function' ? anyFunction() : t.tsUnknownKeyword());
    return parameter;
  }

  #rest(called: boolean): t.RestElement {
    const rest = t.restElement(t.identifier('others'));
    if (this.#scope.typescript) rest.typeAnnotation = t.tsTypeAnnotation(t.tsArrayType(called ? t.tsParenthesizedType(anyFunction()) : t.tsUnknownKeyword()));
    return rest;
  }
}

function parameterName(index: number): string {
  return PARAMETERS[index] ?? 'others';
}

/** `(...args: never[]) => unknown`, to which every function type can be assigned. */
function anyFunction(): t.TSFunctionType {
  const args = t.identifier('args');
  const rest = t.restElement(args);
  rest.typeAnnotation = t.tsTypeAnnotation(t.tsArrayType(t.tsNeverKeyword()));
  return t.tsFunctionType(null, [rest], t.tsTypeAnnotation(t.tsUnknownKeyword()));
}
