import type { CalleeDto, ModuleInterfaceDto, StatementDto, ValueTree } from '@auklet/protocol';
import type * as t from '@babel/types';
import { calleeName, isCall, isMember, isWrapper, memberKey, propertyKey } from '../usage/syntax.ts';
import { functionTree, isMock } from './carved-function.ts';
import { literalTree } from './carved-value.ts';
import type { SubjectNames } from './subject-names.ts';
import { bodyOf, isFunction } from './test-blocks.ts';
import { filledBy, isList, limitIn, passingTime, withoutTypes } from './test-syntax.ts';

/** What an expression of a test is: the result of a statement, a part of the subject, or a value. */
type Carved = CalleeDto | { readonly value: ValueTree };

/** What a name stands for: read when it is first used, so that what no test needs is not carved. */
interface Bound {
  readonly expression: t.Node | null;
  carved?: Carved | null;
}

type Target =
  | { readonly kind: 'call'; readonly callee: CalleeDto }
  | { readonly kind: 'method'; readonly receiver: CalleeDto; readonly key: string };

/** Statements that are carved of one test, items that are taken of an iterable, and laps of all loops of a test. */
const STATEMENTS = 40;
const ITEMS = 64;
const LAPS = 200;

/** Follows one test from top to bottom and notes what it does with the subject. */
export class TestCarver {
  readonly statements: StatementDto[] = [];
  readonly #names: SubjectNames;
  readonly #callables: ReadonlySet<string>;
  readonly #bound = new Map<string, Bound>();
  #laps = 0;

  /** @param setUp what is declared or assigned around the test; it is carved where the test uses it. */
  constructor(names: SubjectNames, { callables }: ModuleInterfaceDto, setUp: readonly t.Statement[]) {
    this.#names = names;
    this.#callables = new Set(callables.flatMap(({ kind, path }) => (kind === 'function' || kind === 'constructor' ? [JSON.stringify(path)] : [])));
    for (const statement of setUp) this.#declare(statement);
    for (const name of names.keys()) this.#bound.delete(name);
  }

  carve(statements: readonly t.Statement[]): void {
    for (const statement of statements) this.#follow(statement);
  }

  /** Gives the names of a pattern what an expression holds. */
  bind(pattern: t.Node, expression: t.Node | null): void {
    if (pattern.type === 'Identifier') this.#bound.set(pattern.name, { expression });
    else if (pattern.type === 'ArrayPattern' && expression?.type === 'ArrayExpression') pattern.elements.forEach((one, position) => one !== null && this.bind(one, expression.elements[position] ?? null));
    else if (pattern.type === 'ObjectPattern' && expression?.type === 'ObjectExpression') this.#bindProperties(pattern, expression);
  }

  #bindProperties(pattern: t.ObjectPattern, { properties }: t.ObjectExpression): void {
    for (const wanted of pattern.properties) {
      if (wanted.type !== 'ObjectProperty') continue;
      const found = properties.find((one) => one.type === 'ObjectProperty' && propertyKey(one) === propertyKey(wanted));
      this.bind(wanted.value, found?.type === 'ObjectProperty' ? found.value : null);
    }
  }

  #declare(statement: t.Statement): void {
    if (statement.type === 'VariableDeclaration') for (const { id, init } of statement.declarations) this.bind(id, init ?? null);
    if (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression') this.bind(statement.expression.left, statement.expression.right);
  }

  #follow(statement: t.Statement): void {
    if (this.statements.length >= STATEMENTS) return;
    switch (statement.type) {
      case 'VariableDeclaration':
        for (const { id, init } of statement.declarations) this.#followDeclaration(id, init ?? null);
        return;
      case 'ExpressionStatement':
        return void this.#read(statement.expression);
      case 'ReturnStatement':
        return void (statement.argument == null ? null : this.#read(statement.argument));
      case 'BlockStatement':
        return this.carve(statement.body);
      case 'TryStatement':
        return this.carve([statement.block, ...(statement.finalizer == null ? [] : [statement.finalizer])]);
      case 'ForOfStatement':
        return this.#followLoop(statement);
      default:
    }
  }

  /** What happens in a declaration happens there; values are read where they are used. */
  #followDeclaration(id: t.Node, init: t.Node | null): void {
    this.bind(id, init);
    if (id.type === 'Identifier' && init !== null && !isFunction(init) && init.type !== 'ObjectExpression' && !isList(init)) this.#named(id);
  }

  /** A list that is written out is gone through; anything else is drained, into the list that the loop fills. */
  #followLoop({ left, right, body, await: isAsync }: t.ForOfStatement): void {
    const pattern = left.type === 'VariableDeclaration' ? (left.declarations[0] as t.VariableDeclarator).id : left;
    if (this.#goThrough(right, pattern, [body])) return;
    const source = this.#read(right);
    if (source === null || !('statement' in source)) return;
    const [first, second] = body.type === 'BlockStatement' ? body.body : [body];
    const items = this.#add({ kind: 'iterate', statement: source.statement, limit: limitIn(second) ?? ITEMS, ...(isAsync ? { async: true } : {}) });
    const filled = first === undefined ? null : filledBy(first);
    if (filled !== null) this.#bound.set(filled, { expression: null, carved: items });
  }

  /** @returns whether there is a list to go through */
  #goThrough(list: t.Node, pattern: t.Node, body: readonly t.Statement[]): boolean {
    const written = this.#expressionOf(list);
    if (!isList(written)) return false;
    for (const item of written.elements) {
      if (this.#laps++ >= LAPS) break;
      this.bind(pattern, item);
      this.carve(body);
    }
    return true;
  }

  #expressionOf(node: t.Node): t.Node {
    const bound = node.type === 'Identifier' ? this.#bound.get(node.name) : undefined;
    return bound?.expression ?? node;
  }

  #add(statement: StatementDto): Carved | null {
    if (this.statements.length >= STATEMENTS) return null;
    this.statements.push(statement);
    return { statement: this.statements.length - 1 };
  }

  /** What an expression is, after everything that it does with the subject has been noted. */
  #read(node: t.Node): Carved | null {
    if (isWrapper(node)) return this.#read(withoutTypes(node));
    switch (node.type) {
      case 'Identifier':
        return this.#named(node);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return { value: functionTree(node, (inner) => this.#value(inner)) };
      case 'AwaitExpression':
        return this.#awaited(node);
      case 'AssignmentExpression':
        return this.#assigned(node);
      case 'NewExpression':
        return this.#constructed(node);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.#called(node);
      case 'TaggedTemplateExpression':
        return this.#tagged(node);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.#member(node);
      case 'ArrayExpression':
        return this.#spread(node) ?? this.#literal(node);
      default:
        return this.#literal(node);
    }
  }

  #literal(node: t.Node): Carved | null {
    const value = literalTree(node, (inner) => this.#value(inner));
    return value === null ? null : { value };
  }

  #value(node: t.Node): ValueTree | null {
    const carved = this.#read(node);
    if (carved === null || 'value' in carved) return carved?.value ?? null;
    return 'statement' in carved ? { kind: 'reference', statement: carved.statement } : { kind: 'export', path: carved.export };
  }

  #values(nodes: readonly t.Node[]): ValueTree[] | null {
    const values = nodes.map((node) => this.#value(node));
    return values.every((value) => value !== null) ? values : null;
  }

  #named(node: t.Identifier): Carved | null {
    const bound = this.#bound.get(node.name);
    if (bound === undefined) {
      const path = this.#names.get(node.name);
      return path === undefined ? this.#literal(node) : { export: path };
    }
    if (bound.carved === undefined) {
      // A name that is defined by itself means nothing.
      bound.carved = null;
      bound.carved = bound.expression === null ? null : this.#shared(this.#read(bound.expression));
    }
    return bound.carved;
  }

  /** An object that has a name is the same one wherever it is used. */
  #shared(carved: Carved | null): Carved | null {
    if (carved === null || !('value' in carved) || isPrimitive(carved.value)) return carved;
    return this.#add({ kind: 'let', value: carved.value });
  }

  #awaited({ argument }: t.AwaitExpression): Carved | null {
    const carved = this.#read(argument);
    return carved !== null && 'statement' in carved ? this.#add({ kind: 'await', statement: carved.statement }) : carved;
  }

  #assigned({ operator, left, right }: t.AssignmentExpression): Carved | null {
    if (operator !== '=') return null;
    const carved = this.#read(right);
    if (left.type === 'Identifier') this.#bound.set(left.name, { expression: right, carved: this.#shared(carved) });
    if (!isMember(left)) return carved;
    const receiver = this.#read(left.object);
    const key = memberKey(left);
    const value = this.#value(right);
    if (receiver !== null && !('value' in receiver) && key !== undefined && value !== null) this.#add({ kind: 'set', receiver, key, value });
    return carved;
  }

  #constructed(node: t.NewExpression): Carved | null {
    const callee = node.callee.type === 'Identifier' || isMember(node.callee) ? this.#read(node.callee) : null;
    if (callee === null || 'value' in callee) return this.#literal(node);
    const args = this.#values(node.arguments);
    return args === null ? null : this.#add({ kind: 'construct', callee, args });
  }

  #called(node: t.CallExpression | t.OptionalCallExpression): Carved | null {
    const name = calleeName(node.callee) ?? '';
    const [first] = node.arguments;
    if (isMock(name)) return { value: { kind: 'function', style: 'arrow', arity: 0, plan: [] } };
    if (name === 'Array.from' && node.arguments.length === 1 && first !== undefined) return this.#drained(first);
    const milliseconds = passingTime(name, first);
    if (milliseconds !== null) {
      this.#add({ kind: 'advance', milliseconds });
      return null;
    }
    const call = this.#targetOf(node);
    if (call === null) return this.#literal(node) ?? this.#foreignCall(node);
    const args = this.#values(node.arguments);
    return args === null ? null : this.#add({ ...call, args });
  }

  /** What a call of the subject, or of something that came from it, calls. */
  #targetOf(call: t.CallExpression | t.OptionalCallExpression): Target | null {
    const callee = withoutTypes(call.callee);
    if (!isMember(callee)) {
      const target = callee.type === 'Identifier' || isCall(callee) ? this.#read(callee) : null;
      return target === null || 'value' in target ? null : { kind: 'call', callee: target };
    }
    const receiver = this.#read(callee.object);
    const key = memberKey(callee);
    if (receiver === null || 'value' in receiver || key === undefined) return null;
    const path = 'export' in receiver ? [...receiver.export, key] : null;
    return path !== null && this.#callables.has(JSON.stringify(path)) ? { kind: 'call', callee: { export: path } } : { kind: 'method', receiver, key };
  }

  /** An assertion, mostly: what its arguments do counts, be it in a function that it calls. */
  #foreignCall({ callee, arguments: nodes }: t.CallExpression | t.OptionalCallExpression): null {
    const [first] = nodes;
    if (isMember(callee) && ['forEach', 'map'].includes(memberKey(callee) ?? '') && isFunction(first) && this.#goThrough(callee.object, first.params[0] ?? first, bodyOf(first))) return null;
    for (const node of nodes) {
      if (isFunction(node)) this.carve(bodyOf(node));
      else this.#read(node);
    }
    return null;
  }

  #tagged({ tag, quasi }: t.TaggedTemplateExpression): Carved | null {
    const callee = this.#read(tag);
    const args = callee === null || 'value' in callee ? null : this.#values(quasi.expressions);
    const strings = quasi.quasis.map(({ value }) => value.cooked ?? value.raw);
    return args === null ? null : this.#add({ kind: 'tagged', callee: callee as CalleeDto, strings, args });
  }

  #member(node: t.MemberExpression | t.OptionalMemberExpression): Carved | null {
    const receiver = this.#read(node.object);
    const key = memberKey(node);
    if (receiver === null || 'value' in receiver) return this.#literal(node);
    if (key === undefined) return null;
    return 'export' in receiver ? { export: [...receiver.export, key] } : this.#add({ kind: 'get', receiver, key });
  }

  /** `[...iterable]`. */
  #spread({ elements }: t.ArrayExpression): Carved | null {
    const [only] = elements;
    return elements.length === 1 && only?.type === 'SpreadElement' ? this.#drained(only.argument) : null;
  }

  #drained(iterable: t.Node): Carved | null {
    const source = this.#read(iterable);
    return source !== null && 'statement' in source ? this.#add({ kind: 'iterate', statement: source.statement, limit: ITEMS }) : null;
  }
}

function isPrimitive({ kind }: ValueTree): boolean {
  return ['undefined', 'null', 'boolean', 'number', 'bigint', 'string', 'symbol', 'reference', 'export'].includes(kind);
}
