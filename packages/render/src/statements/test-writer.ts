import * as t from '@babel/types';
import type { AssertionDto, CalleeDto, ConsoleMethod, StatementDto, ValueTree } from '@auklet/protocol';
import { callableOf, declaredArity } from '../callable-of.ts';
import type { FrameworkRenderer } from '../frameworks/framework-renderer.ts';
import type { NamePool } from '../names/name-pool.ts';
import { VariableNames } from '../names/variable-names.ts';
import { arrow, blankLine, call, constant, run } from '../printing/nodes.ts';
import type { Casts, SubjectReference, TestToRender } from '../render-request.ts';
import type { SubjectBindings } from '../subject-bindings.ts';
import { type ValueScope, valueExpression } from '../values/value-writer.ts';
import { AssertionWriter } from './assertion-writer.ts';
import { isArgumentPlace, placeOfArgument, placeOfClaim, placeOfLength, placeOfSubject } from './cast-places.ts';
import { iterateStatements, spread } from './iterate.ts';
import { type Layout, layOut } from './layout.ts';
import { asConstructor, asFunction, asIterable, spreadAs, withProperty } from './loose-types.ts';
import { propertyOf } from './property.ts';
import { taggedExpression } from './tagged.ts';

/** What all tests of a file share. */
export interface FileScope {
  readonly framework: FrameworkRenderer;
  readonly typescript: boolean;
  readonly subject: SubjectReference;
  readonly bindings: SubjectBindings;
  readonly names: NamePool;
}

/** Writes the function of one test: what is arranged and done, then what is claimed. */
export class TestWriter implements ValueScope {
  readonly typescript: boolean;
  readonly #file: FileScope;
  readonly #test: TestToRender['test'];
  readonly #casts: Casts;
  readonly #layout: Layout;
  readonly #names: NamePool;
  readonly #variableNames: VariableNames;
  readonly #body: t.Statement[] = [];
  readonly #spies = new Map<ConsoleMethod, string>();
  #isAsync = false;

  constructor(file: FileScope, { test, casts }: TestToRender) {
    this.#file = file;
    this.#test = test;
    this.#casts = file.typescript ? (casts ?? 'none') : 'none';
    this.typescript = file.typescript;
    this.#layout = layOut(test);
    this.#names = file.names.inner();
    this.#variableNames = new VariableNames(test.testCase, file.subject, this.#names);
  }

  write(): t.ArrowFunctionExpression {
    const { framework } = this.#file;
    const usesClock = this.#statements.some((statement) => statement.kind === 'advance');
    if (usesClock) this.#body.push(...framework.timers.install());
    for (const method of printedMethods(this.#test)) this.#body.push(framework.spies.listen(this.#spyName(method), method));
    for (const [index, statement] of this.#statements.entries()) {
      if (index !== this.#layout.throwing) this.#writeStatement(index, statement);
    }
    this.#writeAssertions();
    const parameter = usesClock ? framework.timers.parameter : this.#spies.size > 0 ? framework.spies.parameter : undefined;
    return arrow(this.#body, parameter === undefined ? [] : [t.identifier(parameter)], this.#isAsync);
  }

  get #statements(): readonly StatementDto[] {
    return this.#test.testCase.statements;
  }

  #isCast(place: string): boolean {
    if (typeof this.#casts !== 'string') return this.#casts.has(place);
    return this.#casts === 'everything' || (this.#casts === 'arguments' && isArgumentPlace(place));
  }

  variable(statement: number): t.Expression {
    return this.#layout.appearances[statement] === 'inline' ? this.expression(statement) : t.identifier(this.#variableNames.get(statement));
  }

  exported(path: readonly string[]): t.Expression {
    return this.#file.bindings.get(path);
  }

  #spyName(method: ConsoleMethod): string {
    const name = this.#spies.get(method) ?? this.#names.take(method);
    this.#spies.set(method, name);
    return name;
  }

  counter(): t.Identifier {
    const name = this.#names.take('calls');
    this.#body.push(t.variableDeclaration('let', [t.variableDeclarator(t.identifier(name), t.numericLiteral(0))]));
    return t.identifier(name);
  }

  #writeStatement(index: number, statement: StatementDto): void {
    const appearance = this.#layout.appearances[index];
    if (statement.kind === 'advance') this.#advance(statement.milliseconds);
    else if (appearance === 'inline' || appearance === 'nothing') return;
    else if (statement.kind === 'iterate') this.#body.push(...this.#iterate(index, statement));
    else if (appearance === 'statement') this.#body.push(run(this.expression(index)));
    else this.#body.push(constant(this.#variableNames.get(index), this.expression(index)));
  }

  #advance(milliseconds: number | 'all'): void {
    const statement = this.#file.framework.timers.advance(milliseconds);
    if (t.isExpressionStatement(statement) && t.isAwaitExpression(statement.expression)) this.#isAsync = true;
    this.#body.push(statement);
  }

  /** The expression whose value statement `index` binds. */
  expression(index: number): t.Expression {
    const statement = this.#statements[index] as StatementDto;
    switch (statement.kind) {
      case 'let':
        return this.#isRecorded(index) ? this.#file.framework.recorder(valueExpression(statement.value, this)) : valueExpression(statement.value, this);
      case 'construct':
        return t.newExpression(this.#newCallee(index, statement.callee), this.#args(index, statement.args));
      case 'call':
        return this.#call(index, statement);
      case 'method':
        return call(propertyOf(this.#receiver(index, statement, true), statement.key), ...this.#args(index, statement.args));
      case 'get':
        return propertyOf(this.#receiver(index, statement, false), statement.key);
      case 'set':
        return t.assignmentExpression('=', propertyOf(this.#receiver(index, statement, false), statement.key), this.#argument(index, 0, statement.value));
      case 'await':
        this.#isAsync = true;
        return t.awaitExpression(this.variable(statement.statement));
      case 'iterate':
        return spread(this.#iterable(index, statement));
      case 'tagged':
        return taggedExpression(this.#callee(index, statement.callee), statement.strings, this.#args(index, statement.args));
      case 'advance':
        return t.identifier('undefined');
    }
  }

  #isRecorded(index: number): boolean {
    return this.#test.assertions.some((assertion) => assertion.kind === 'called' && assertion.statement === index);
  }

  #call(index: number, { callee, args, thisArg }: Extract<StatementDto, { kind: 'call' }>): t.Expression {
    const written = this.#args(index, args);
    if (thisArg === undefined) return call(this.#callee(index, callee), ...written);
    return call(t.memberExpression(this.#callee(index, callee), t.identifier('call')), this.#cast(valueExpression(thisArg, this), placeOfArgument(index, 'this')), ...written);
  }

  #callee(index: number, callee: CalleeDto): t.Expression {
    if ('export' in callee) return this.exported(callee.export);
    const variable = this.variable(callee.statement);
    return this.#isCast(placeOfSubject(index)) ? asFunction(variable) : variable;
  }

  #newCallee(index: number, callee: CalleeDto): t.Expression {
    if ('export' in callee) return this.exported(callee.export);
    const variable = this.variable(callee.statement);
    return this.#isCast(placeOfSubject(index)) ? asConstructor(variable) : variable;
  }

  #receiver(index: number, { receiver, key }: Extract<StatementDto, { kind: 'method' | 'get' | 'set' }>, isCalled: boolean): t.Expression {
    const written = 'export' in receiver ? this.exported(receiver.export) : this.variable(receiver.statement);
    return this.#isCast(placeOfSubject(index)) && typeof key === 'string' ? withProperty(written, [key], isCalled) : written;
  }

  #args(index: number, args: readonly ValueTree[]): (t.Expression | t.SpreadElement)[] {
    const length = this.#castLength(index, args.length);
    if (length !== undefined) return [spreadAs(args.map((arg) => valueExpression(arg, this)), length)];
    return args.map((arg, position) => this.#argument(index, position, arg));
  }

  /** How many arguments the types ask for, where a cast has to hide that there are more or fewer. */
  #castLength(index: number, given: number): number | undefined {
    const statement = this.#statements[index] as StatementDto;
    if (!this.#isCast(placeOfLength(index)) || this.#isCast(placeOfSubject(index))) return undefined;
    const callable = callableOf(statement, this.#file.subject);
    if (callable === undefined) return undefined;
    const { least, most } = declaredArity(callable);
    if (given < least) return least;
    return given > most ? most : undefined;
  }

  #argument(index: number, position: number, arg: ValueTree): t.Expression {
    return this.#cast(valueExpression(arg, this), placeOfArgument(index, position));
  }

  #cast(expression: t.Expression, place: string): t.Expression {
    return this.#isCast(place) ? t.tsAsExpression(expression, t.tsNeverKeyword()) : expression;
  }

  #iterate(index: number, statement: Extract<StatementDto, { kind: 'iterate' }>): t.Statement[] {
    if (statement.async === true) this.#isAsync = true;
    const name = this.#variableNames.get(index);
    const isEnding = this.#endsBefore(index, statement.limit);
    if (statement.async !== true && isEnding) return [constant(name, this.expression(index))];
    return iterateStatements({ items: name, item: this.#names.take('item') }, this.#iterable(index, statement), { ...statement, isEnding }, this.typescript);
  }

  #iterable(index: number, statement: Extract<StatementDto, { kind: 'iterate' }>): t.Expression {
    const variable = this.variable(statement.statement);
    return this.#isCast(placeOfSubject(index)) ? asIterable(variable, statement.async === true) : variable;
  }

  /** Whether an assertion says that fewer items came than were asked for. */
  #endsBefore(index: number, limit: number): boolean {
    return this.#test.assertions.some(
      (assertion) => assertion.statement === index && assertion.kind === 'equals' && assertion.value.kind === 'array' && assertion.path.length === 0 && assertion.value.items.length < limit,
    );
  }

  #writeAssertions(): void {
    const thrown = this.#test.assertions.filter((assertion) => assertion.kind === 'throws');
    const others = this.#test.assertions.filter((assertion) => assertion.kind !== 'throws');
    const writer = new AssertionWriter(this.#file, this, this.#names);
    const start = this.#body.length;
    for (const assertion of [...thrown, ...others]) this.#body.push(...this.#assertion(writer, assertion));
    if (start > 0) this.#body.splice(start, 0, blankLine());
  }

  #assertion(writer: AssertionWriter, assertion: AssertionDto): t.Statement[] {
    if (assertion.kind === 'throws') return this.#throws(writer, assertion);
    if (assertion.kind === 'printed') return writer.printed(this.#spyName(assertion.method), assertion.calls);
    return writer.value(assertion, this.#isCast(placeOfClaim(this.#test, assertion)));
  }

  #throws(writer: AssertionWriter, assertion: Extract<AssertionDto, { kind: 'throws' }>): t.Statement[] {
    const statement = this.#statements[assertion.statement] as StatementDto;
    if (statement.kind === 'await') {
      this.#isAsync = true;
      return writer.rejects(this.variable(statement.statement), assertion.error);
    }
    const isAsyncLoop = statement.kind === 'iterate' && statement.async === true;
    if (isAsyncLoop) this.#isAsync = true;
    return isAsyncLoop ? writer.rejects(arrow(this.#iterate(assertion.statement, statement), [], true), assertion.error) : writer.throws(this.#throwingBody(assertion.statement, statement), assertion.error);
  }

  #throwingBody(index: number, statement: StatementDto): t.Expression | t.Statement[] {
    const before = this.#body.length;
    const body = statement.kind === 'iterate' ? this.#iterate(index, statement) : this.expression(index);
    return this.#body.length === before && statement.kind === 'set' && !Array.isArray(body) ? [run(body)] : body;
  }
}

/** The methods of the console of which a test claims something. */
export function printedMethods({ assertions }: TestToRender['test']): ConsoleMethod[] {
  return assertions.flatMap((assertion) => (assertion.kind === 'printed' ? [assertion.method] : []));
}
