import type { Binding, NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { COLLECTION_METHODS, ITEM_METHODS, kindsWithMember, SAME_VALUE_METHODS } from './intrinsics.ts';
import { Slot } from './slot.ts';
import { calleeName, isCall, isMember, memberKey, unwrapped } from './syntax.ts';
import { thisOwner } from './this-owner.ts';

/** Calls whose result stands for their argument when it is compared or read. */
const SAME_VALUE_CALLS: ReadonlySet<string> = new Set(['String', 'Number', 'parseInt', 'parseFloat', 'Array.from', 'Object', 'Object.freeze', 'Math.abs', 'Math.floor', 'Math.round', 'Math.ceil', 'Math.trunc']);

/** Which names, fields and expressions of one module stand for which slot. */
export class SlotTable {
  readonly parameters: Map<t.Function, Slot[]> = new Map();
  private readonly bindings = new Map<Binding, Slot>();
  /** Fields of `this`, by owner and key, that hold a value which came in as a parameter. */
  private readonly fields = new Map<string, Slot>();

  bind(binding: Binding | undefined, slot: Slot): void {
    if (binding !== undefined && !this.bindings.has(binding)) this.bindings.set(binding, slot);
  }

  bindField(member: NodePath, slot: Slot): void {
    const key = this.fieldKey(member);
    if (key !== undefined && !this.fields.has(key)) this.fields.set(key, slot);
  }

  bindFieldOf(owner: string, key: string, slot: Slot): void {
    this.fields.set(`${owner}.${key}`, slot);
  }

  /** The slots of a function's parameters, made on first request. */
  parametersOf(node: t.Function): Slot[] {
    const known = this.parameters.get(node);
    if (known !== undefined) return known;
    const slots = node.params.map(() => new Slot());
    this.parameters.set(node, slots);
    return slots;
  }

  /** The slot that an expression's value comes from. */
  resolve(expression: NodePath): Slot | undefined {
    const path = unwrapped(expression);
    const { node } = path;
    switch (node.type) {
      case 'Identifier':
        return this.ofIdentifier(path as NodePath<t.Identifier>);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.ofMember(path as NodePath<t.MemberExpression>);
      case 'LogicalExpression':
        return this.resolve(path.get(node.operator === '&&' ? 'right' : 'left') as NodePath);
      case 'ConditionalExpression':
        return this.resolve(path.get('consequent') as NodePath) ?? this.resolve(path.get('alternate') as NodePath);
      case 'AssignmentExpression':
        return this.resolve(path.get('right') as NodePath) ?? this.resolve(path.get('left') as NodePath);
      case 'AwaitExpression':
      case 'SpreadElement':
        return this.resolve(path.get('argument') as NodePath);
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.ofCall(path as NodePath<t.CallExpression>);
      case 'ObjectExpression':
        return this.firstOf((path as NodePath<t.ObjectExpression>).get('properties').filter((property) => property.isSpreadElement()));
      case 'ArrayExpression':
        return this.firstOf((path as NodePath<t.ArrayExpression>).get('elements').filter((element) => element.isSpreadElement()));
      default:
        return undefined;
    }
  }

  private ofIdentifier(path: NodePath<t.Identifier>): Slot | undefined {
    const binding = path.scope.getBinding(path.node.name);
    return binding === undefined ? undefined : this.bindings.get(binding);
  }

  private ofMember(path: NodePath<t.MemberExpression>): Slot | undefined {
    const field = this.fieldKey(path);
    if (field !== undefined) return this.fields.get(field);
    const slot = this.resolve(path.get('object'));
    if (slot === undefined) return undefined;
    const key = memberKey(path.node);
    if (key === undefined) return slot.item();
    const isOwn = COLLECTION_METHODS.has(key) || kindsWithMember(key).length === 0;
    return isOwn ? slot.property(key) : undefined;
  }

  private ofCall(path: NodePath<t.CallExpression>): Slot | undefined {
    const callee = path.get('callee');
    const name = calleeName(callee.node);
    const args = path.get('arguments');
    if (name === 'Object.assign') return this.firstOf(args);
    if (name !== undefined && SAME_VALUE_CALLS.has(name)) return args[0] === undefined ? undefined : this.resolve(args[0]);
    if (!isMember(callee.node)) return this.resolve(callee as NodePath)?.called([]).returns;
    const key = memberKey(callee.node) ?? '';
    const receiver = this.resolve(callee.get('object') as NodePath);
    if (receiver === undefined) return undefined;
    if (SAME_VALUE_METHODS.has(key)) return receiver;
    if (ITEM_METHODS.has(key)) return receiver.item();
    return kindsWithMember(key).length > 0 ? undefined : receiver.property(key).called([]).returns;
  }

  private firstOf(paths: readonly NodePath[]): Slot | undefined {
    for (const path of paths) {
      const slot = this.resolve(path);
      if (slot !== undefined) return slot;
    }
    return undefined;
  }

  private fieldKey(path: NodePath): string | undefined {
    const { node } = path;
    if (!isMember(node) || isCall(node.object)) return undefined;
    const owner = thisOwner(path.get('object') as NodePath);
    const key = memberKey(node);
    return owner === undefined || key === undefined ? undefined : `${owner}.${key}`;
  }
}
