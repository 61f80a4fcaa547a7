import * as t from '@babel/types';
import type { AssertionDto, ThrownExpectationDto, ValueTree } from '@auklet/protocol';
import type { Check, ThrownClaim } from '../frameworks/framework-renderer.ts';
import type { NamePool } from '../names/name-pool.ts';
import { arrow, member, run, text } from '../printing/nodes.ts';
import { type ValueScope, valueExpression } from '../values/value-writer.ts';
import { isGlobalClass } from './global-classes.ts';
import { withProperty } from './loose-types.ts';
import type { FileScope } from './test-writer.ts';

type ValueAssertion = Exclude<AssertionDto, { readonly kind: 'throws' | 'printed' }>;

/** Turns assertions into statements of the framework. */
export class AssertionWriter {
  readonly #file: FileScope;
  readonly #scope: ValueScope;
  readonly #names: NamePool;

  constructor(file: FileScope, scope: ValueScope, names: NamePool) {
    this.#file = file;
    this.#scope = scope;
    this.#names = names;
  }

  /** @param isLoose whether what the assertion looks at is read without its declared type */
  value(assertion: ValueAssertion, isLoose: boolean): t.Statement[] {
    return [this.#file.framework.check(this.#check(assertion, isLoose))];
  }

  printed(spy: string, calls: readonly (readonly ValueTree[])[]): t.Statement[] {
    return [this.#file.framework.check({ kind: 'called', actual: t.identifier(spy), calls: this.#calls(calls) })];
  }

  #calls(calls: readonly (readonly ValueTree[])[]): t.Expression {
    return t.arrayExpression(calls.map((args) => t.arrayExpression(args.map((arg) => valueExpression(arg, this.#scope)))));
  }

  throws(body: t.Expression | t.Statement[], error: ThrownExpectationDto): t.Statement[] {
    if ('value' in error) return this.#caught(Array.isArray(body) ? body : [run(body)], error.value);
    return [this.#file.framework.check({ kind: 'throws', body: arrow(body), thrown: this.#thrown(error) })];
  }

  rejects(promise: t.Expression, error: ThrownExpectationDto): t.Statement[] {
    if (!('value' in error)) return [this.#file.framework.check({ kind: 'rejects', promise, thrown: this.#thrown(error) })];
    const awaited = t.isArrowFunctionExpression(promise) ? t.callExpression(promise, []) : promise;
    return this.#caught([run(t.awaitExpression(awaited))], error.value);
  }

  /** What is thrown is no error: it is caught and compared. */
  #caught(body: t.Statement[], value: Extract<ThrownExpectationDto, { value: unknown }>['value']): t.Statement[] {
    const id = t.identifier(this.#names.take('thrown'));
    const declared = t.identifier(id.name);
    if (this.#file.typescript) declared.typeAnnotation = t.tsTypeAnnotation(t.tsUnknownKeyword());
    const error = t.identifier('error');
    const handler = t.catchClause(error, t.blockStatement([run(t.assignmentExpression('=', id, error))]));
    return [
      t.variableDeclaration('let', [t.variableDeclarator(declared)]),
      t.tryStatement(t.blockStatement(body), handler),
      this.#file.framework.check({ kind: value.kind === 'object' ? 'equals' : 'is', actual: id, expected: valueExpression(value, this.#scope), value }),
    ];
  }

  #thrown(error: Extract<ThrownExpectationDto, { type: string }>): ThrownClaim {
    return { type: this.#class(error.type), typeName: error.type, message: error.message ?? null };
  }

  #class(name: string): t.Expression | null {
    return this.#file.bindings.find(name) ?? (isGlobalClass(name) ? t.identifier(name) : null);
  }

  #check(assertion: ValueAssertion, isLoose: boolean): Check {
    const actual = this.#actual(assertion.statement, assertion.path, isLoose);
    switch (assertion.kind) {
      case 'is':
        return { kind: 'is', actual, expected: valueExpression(assertion.value, this.#scope), value: assertion.value };
      case 'equals':
        return { kind: 'equals', actual, expected: valueExpression(assertion.value, this.#scope) };
      case 'close-to':
        return { kind: 'close-to', actual: isLoose ? t.tsAsExpression(actual, t.tsNumberKeyword()) : actual, value: assertion.value };
      case 'same-as':
        return { kind: 'same-as', actual, expected: this.#scope.variable(assertion.other) };
      case 'type-of':
        return { kind: 'type-of', actual, type: assertion.type };
      case 'called':
        return { kind: 'called', actual, calls: this.#calls(assertion.calls) };
      case 'instance-of':
        return this.#instanceOf(assertion, actual, isLoose);
    }
  }

  #instanceOf({ statement, path, type }: Extract<ValueAssertion, { kind: 'instance-of' }>, actual: t.Expression, isLoose: boolean): Check {
    const known = this.#class(type);
    if (known !== null) return { kind: 'instance-of', actual, type: known };
    const name = this.#actual(statement, [...path, 'constructor', 'name'], isLoose);
    return { kind: 'is', actual: name, expected: text(type), value: { kind: 'string', value: type } };
  }

  #actual(statement: number, path: readonly (string | number)[], isLoose: boolean): t.Expression {
    const variable = this.#scope.variable(statement);
    const root = isLoose && path.length > 0 ? withProperty(variable, path, false) : variable;
    return path.reduce<t.Expression>(member, root);
  }
}
