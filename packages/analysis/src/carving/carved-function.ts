import type { BehaviourDto, ValueTree } from '@auklet/protocol';
import type * as t from '@babel/types';
import type { Reader } from './carved-value.ts';
import { bodyOf, type FunctionNode } from './test-blocks.ts';

type FunctionTree = Extract<ValueTree, { kind: 'function' }>;

/** A function of a test as one that takes as many arguments and does, as far as that can be told, the same on each call. */
export function functionTree(node: FunctionNode, read: Reader): FunctionTree {
  const parameters = node.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''));
  const style = node.generator === true ? 'generator' : node.async === true ? 'async' : node.type === 'FunctionExpression' ? 'function' : 'arrow';
  const behaviour = new BehaviourReader(parameters, read).behaviourOf(node);
  return { kind: 'function', style, arity: parameters.length, plan: behaviour === null ? [] : [behaviour] };
}

/** A stand-in of a mocking library, such as `vi.fn()`: what it is told to do is not looked at. */
export function isMock(name: string): boolean {
  return /^(?:(?:vi|jest|mock|t\.mock)\.fn|sinon\.(?:stub|spy|fake))$/.test(name);
}

class BehaviourReader {
  readonly #parameters: readonly string[];
  readonly #read: Reader;

  constructor(parameters: readonly string[], read: Reader) {
    this.#parameters = parameters;
    this.#read = read;
  }

  behaviourOf(node: FunctionNode): BehaviourDto | null {
    if (node.body.type !== 'BlockStatement') return this.#called(node.body) ?? this.#returned(node.body);
    const [first] = bodyOf(node);
    return first === undefined ? null : this.#ofStatement(first);
  }

  #ofStatement(statement: t.Statement): BehaviourDto | null {
    switch (statement.type) {
      case 'ReturnStatement':
        return statement.argument == null ? null : (this.#called(statement.argument) ?? this.#returned(statement.argument));
      case 'ThrowStatement':
        return this.#thrown(statement.argument);
      case 'IfStatement':
        return this.#ofStatement(statement.consequent.type === 'BlockStatement' ? (statement.consequent.body[0] ?? statement.consequent) : statement.consequent);
      case 'ExpressionStatement':
        return statement.expression.type === 'YieldExpression' ? this.#returned(statement.expression.argument ?? null) : this.#called(statement.expression);
      default:
        return null;
    }
  }

  #returned(node: t.Node | null): BehaviourDto | null {
    if (node === null) return null;
    if (node.type === 'ThisExpression') return { kind: 'return-this' };
    const index = this.#parameterOf(node);
    if (index >= 0) return { kind: 'return-argument', index };
    const value = this.#read(node);
    return value === null ? null : { kind: 'return', value };
  }

  #thrown(node: t.Node): BehaviourDto | null {
    const value = this.#read(node);
    return value === null ? null : { kind: 'throw', value };
  }

  /** `callback(null, 1)`, at once or from a timer. */
  #called(node: t.Node): BehaviourDto | null {
    if (node.type !== 'CallExpression') return null;
    const later = this.#calledLater(node);
    if (later !== null) return later;
    const index = this.#parameterOf(node.callee);
    const args = index < 0 ? [null] : node.arguments.map(this.#read);
    return args.every((arg) => arg !== null) ? { kind: 'call-argument', index, args, when: 'now' } : null;
  }

  #calledLater({ callee, arguments: [task] }: t.CallExpression): BehaviourDto | null {
    if (callee.type !== 'Identifier' || task === undefined) return null;
    const when = callee.name === 'queueMicrotask' ? 'microtask' : ['setTimeout', 'setImmediate'].includes(callee.name) ? 'timer' : null;
    if (when === null) return null;
    const index = this.#parameterOf(task);
    if (index >= 0) return { kind: 'call-argument', index, args: [], when };
    const call = task.type === 'ArrowFunctionExpression' ? this.#called(task.body) : null;
    return call?.kind === 'call-argument' ? { ...call, when } : null;
  }

  #parameterOf(node: t.Node): number {
    return node.type === 'Identifier' ? this.#parameters.indexOf(node.name) : -1;
  }
}
