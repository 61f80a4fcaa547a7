import { traverse, types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import { parse } from '@babel/parser';

type Member = t.ClassBody['body'][number];
type Decorated = { decorators?: t.Decorator[] | null };

/** What TypeScript does with a list of decorators: the last one first, each may replace what it decorates. */
const HELPER = `(decorators, target, key, desc) => {
  const of = key === undefined ? 1 : 2;
  let result = of === 1 ? target : desc === null ? Object.getOwnPropertyDescriptor(target, key) : undefined;
  for (let i = decorators.length - 1; i >= 0; i--) result = (of === 1 ? decorators[i](result) : decorators[i](target, key, result)) || result;
  if (of === 2 && result) Object.defineProperty(target, key, result);
  return result;
}`;

/**
 * Decorators as TypeScript has them under `experimentalDecorators`: called after the class is there, those of
 * instance members first, then those of static members, then those of the class and of its constructor's parameters.
 */
export class LegacyDecorators {
  readonly #prefix: string;
  #aliases = 0;
  #isUsed = false;

  /** @param prefix of names that do not occur in the source. */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  lower(file: t.File): void {
    traverse.cache.clear();
    traverse(file, { ClassDeclaration: { exit: (path) => this.#lowerClass(path) } });
    if (!this.#isUsed) return;
    const helper = t.variableDeclaration('const', [t.variableDeclarator(t.identifier(this.#helper), expressionOf(HELPER))]);
    file.program.body.unshift(helper);
  }

  get #helper(): string {
    return `${this.#prefix}D`;
  }

  #lowerClass(path: NodePath<t.ClassDeclaration>): void {
    const { node } = path;
    const members = node.body.body.filter((member) => decoratorsOf(member).length > 0);
    const own = takeDecorators(node, constructorOf(node));
    if (members.length === 0 && own.length === 0) return;
    this.#isUsed = true;
    node.id ??= t.identifier(`${this.#prefix}C`);
    const { name } = node.id;
    const [ofInstances, ofClass] = [members.filter((member) => !isStatic(member)), members.filter(isStatic)];
    const after = [...ofInstances, ...ofClass].map((member) => t.expressionStatement(this.#decorateMember(member, name)));
    if (own.length > 0) after.push(t.expressionStatement(t.assignmentExpression('=', t.identifier(name), this.#call(own, t.identifier(name)))));
    insert(path, own.length > 0 ? [...this.#rebindable(path, name)] : [node], after);
  }

  /** A class that its decorators may replace, and an alias under which it knows what has become of it. */
  #rebindable(path: NodePath<t.ClassDeclaration>, name: string): t.Statement[] {
    const { node } = path;
    const alias = `${this.#prefix}A${this.#aliases++}`;
    const references = path.scope.getOwnBinding(name)?.referencePaths.filter((reference) => reference.isDescendant(path)) ?? [];
    for (const { node: reference } of references) if (reference.type === 'Identifier') reference.name = alias;
    const expression = t.inheritsComments(t.classExpression(t.identifier(name), node.superClass, node.body), node);
    const declaration = t.variableDeclaration('let', [t.variableDeclarator(t.identifier(name), expression)]);
    if (references.length === 0) return [declaration];
    // While the class is being made it is its own; later the alias gives what its decorators have made of it.
    const current = t.variableDeclaration('let', [t.variableDeclarator(t.identifier(alias))]);
    node.body.body.unshift(t.staticBlock([t.expressionStatement(t.assignmentExpression('=', t.identifier(alias), t.thisExpression()))]));
    path.setData('alias', alias);
    return [current, declaration];
  }

  #decorateMember(member: Member, name: string): t.Expression {
    const decorators = takeDecorators(member as Decorated, 'params' in member ? (member as t.ClassMethod) : undefined);
    const owner = t.identifier(name);
    const target = isStatic(member) ? owner : t.memberExpression(owner, t.identifier('prototype'));
    const isField = !('params' in member);
    return this.#call(decorators, target, keyOf(member as t.ClassMethod), isField ? t.unaryExpression('void', t.numericLiteral(0)) : t.nullLiteral());
  }

  #call(decorators: t.Expression[], ...args: t.Expression[]): t.Expression {
    return t.callExpression(t.identifier(this.#helper), [t.arrayExpression(decorators), ...args]);
  }
}

/** Puts the class where it was; an export of it follows, for its name may get another value. */
function insert(path: NodePath<t.ClassDeclaration>, declarations: t.Statement[], after: t.Statement[]): void {
  const { parentPath, node } = path;
  const alias = path.getData('alias') as string | undefined;
  const name = node.id?.name as string;
  if (alias !== undefined) after.push(t.expressionStatement(t.assignmentExpression('=', t.identifier(alias), t.identifier(name))));
  const isExported = parentPath.isExportNamedDeclaration() || parentPath.isExportDefaultDeclaration();
  if (isExported) {
    const exported = parentPath.isExportDefaultDeclaration() ? 'default' : name;
    after.push(t.exportNamedDeclaration(null, [t.exportSpecifier(t.identifier(name), t.identifier(exported))]));
  }
  const list = (isExported ? parentPath : path) as NodePath<t.Statement>;
  const container = list.container as t.Statement[];
  if (!Array.isArray(container)) return;
  const position = container.indexOf(list.node);
  const [first, ...rest] = declarations as [t.Statement, ...t.Statement[]];
  if (isExported) t.inheritLeadingComments(first, list.node);
  container.splice(position, 1, first, ...rest, ...after);
  path.skip();
}

function decoratorsOf(member: Member): t.Decorator[] {
  const ofParameters = 'params' in member && !isConstructor(member) ? member.params.flatMap((parameter) => (parameter as Decorated).decorators ?? []) : [];
  return [...(('decorators' in member && member.decorators) || []), ...ofParameters];
}

/** Decorators of the node, then those of the method's parameters, each bound to its position. */
function takeDecorators(node: Decorated, method: t.ClassMethod | undefined): t.Expression[] {
  const own = (node.decorators ?? []).map(({ expression }) => expression);
  node.decorators = null;
  const ofParameters = ((method?.params ?? []) as Decorated[]).flatMap((parameter, index) => {
    const list = (parameter.decorators ?? []).map(({ expression }) => forParameter(expression, index));
    parameter.decorators = null;
    return list;
  });
  return [...own, ...ofParameters];
}

/** `((decorator) => (target, key) => decorator(target, key, index))(expression)` */
function forParameter(expression: t.Expression, index: number): t.Expression {
  const bind = expressionOf(`(decorator) => (target, key) => void decorator(target, key, ${index})`);
  return t.callExpression(bind, [expression]);
}

function constructorOf(node: t.ClassDeclaration): t.ClassMethod | undefined {
  return node.body.body.find(isConstructor) as t.ClassMethod | undefined;
}

function isConstructor(member: Member): boolean {
  return member.type === 'ClassMethod' && member.kind === 'constructor';
}

function isStatic(member: Member): boolean {
  return 'static' in member && member.static === true;
}

function keyOf({ key, computed }: t.ClassMethod): t.Expression {
  return key.type === 'Identifier' && !computed ? t.stringLiteral(key.name) : t.cloneNode(key, true, true);
}

function expressionOf(text: string): t.Expression {
  const [statement] = parse(`(${text});`).program.body;
  const { expression } = statement as t.ExpressionStatement;
  return t.cloneNode(expression, true, true);
}
