import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { constructorOf, localFunction } from './local-function.ts';
import type { Slot } from './slot.ts';
import { calleeName, isMember, memberKey, propertyKey } from './syntax.ts';
import { classOwner, thisOwner } from './this-owner.ts';

/** A function that an expression names, here or in another module, with the slots of its parameters. */
export interface KnownFunction {
  readonly path: NodePath<t.Function>;
  readonly parameters: readonly Slot[];
}

/** Finds a function that another module of the project exports, by the expression that names it. */
export type ImportedFunction = (callee: NodePath) => KnownFunction | undefined;

/** The functions of one module that expressions reach through a member: `api.parse`, `exports.parse`, `this.parse`. */
export class FunctionTable {
  private readonly members = new Map<string, NodePath<t.Function>>();

  /** The function of the same module that a call of `callee` runs. */
  find(callee: NodePath): NodePath<t.Function> | undefined {
    const local = localFunction(callee);
    if (local !== undefined) return local.isFunction() ? local : constructorOf(local as NodePath<t.Class>);
    const name = isMember(callee.node) ? this.memberName(callee as NodePath<t.MemberExpression>) : undefined;
    return name === undefined ? undefined : this.members.get(name);
  }

  has(name: string): boolean {
    return this.members.has(name);
  }

  /** Whether the module itself puts a function there. */
  defines(member: NodePath<t.MemberExpression>): boolean {
    const name = this.memberName(member);
    return name !== undefined && this.members.has(name);
  }

  /** `A.prototype.m = function`, `exports.f = f`, `module.exports = { f }`. */
  defineByAssignment(path: NodePath<t.AssignmentExpression>): void {
    const { left } = path.node;
    const right = path.get('right');
    const name = left.type === 'Identifier' ? left.name : isMember(left) ? this.memberName(path.get('left') as NodePath<t.MemberExpression>) : undefined;
    if (name !== undefined) this.define(name, right);
  }

  /** `const api = { parse() {} }`. */
  defineByDeclaration({ id }: t.VariableDeclarator, init: NodePath): void {
    if (id.type === 'Identifier' && init.isObjectExpression()) this.define(id.name, init);
  }

  defineMethod(path: NodePath<t.ClassMethod | t.ClassPrivateMethod>): void {
    const owner = path.findParent((parent) => parent.isClass());
    const key = propertyKey(path.node);
    if (owner !== null && key !== undefined) this.members.set(`${classOwner(owner.node)}.${key}`, path as NodePath<t.Function>);
  }

  private define(name: string, value: NodePath): void {
    const target = localFunction(value);
    if (target?.isFunction() === true && !this.members.has(name)) this.members.set(name, target);
    if (!value.isObjectExpression()) return;
    for (const property of value.get('properties')) {
      const key = property.isSpreadElement() ? undefined : propertyKey(property.node as t.ObjectProperty | t.ObjectMethod);
      if (key !== undefined) this.define(`${name}.${key}`, property.isObjectProperty() ? (property.get('value') as NodePath) : property);
    }
  }

  /** `module.exports.f` and `exports.f` are one, and so are `A.prototype.m` and what `this.m` means inside of it. */
  private memberName(path: NodePath<t.MemberExpression>): string | undefined {
    const owner = thisOwner(path.get('object'));
    const key = memberKey(path.node);
    if (owner !== undefined) return key === undefined ? undefined : `${owner}.${key}`;
    return calleeName(path.node)?.replace(/^module\.exports\b/, 'exports').replace('.prototype.', '.');
  }
}
