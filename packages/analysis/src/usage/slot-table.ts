import type { Binding, NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { argumentsOwner } from './arguments-object.ts';
import { COLLECTION_METHODS, ITEM_METHODS, kindsWithMember, SAME_VALUE_METHODS } from './intrinsics.ts';
import { FunctionTable, type ImportedFunction, type KnownFunction } from './function-table.ts';
import { listOrItem } from './list-or-item.ts';
import { passThroughPosition } from './pass-through.ts';
import { isCombination, isSameValueCall, isTextConversion, isTextOfOne } from './same-value.ts';
import { Slot } from './slot.ts';
import { calleeName, isCall, isMember, isOptionRead, memberKey, unwrapped } from './syntax.ts';
import { thisOwner } from './this-owner.ts';

const MOST_ARGUMENTS = 8;

/** Which names, fields and expressions of one module stand for which slot. */
export class SlotTable {
  readonly functions: FunctionTable = new FunctionTable();
  private readonly imported: ImportedFunction;
  private readonly parameters = new Map<t.Function, Slot[]>();
  private readonly bindings = new Map<Binding, Slot>();
  private readonly lists = new Map<t.Function, Slot>();
  /** Fields of `this`, by owner and key, that hold a value which came in as a parameter. */
  private readonly fields = new Map<string, Slot>();
  /** By owner of `this`, what its fields are copied from. */
  private readonly copies = new Map<string, Slot>();

  constructor(imported: ImportedFunction) {
    this.imported = imported;
  }

  bind(binding: Binding | undefined, slot: Slot): void {
    if (binding !== undefined && !this.bindings.has(binding)) this.bindings.set(binding, slot);
  }

  bindField(member: NodePath, slot: Slot): void {
    const key = this.fieldKey(member);
    if (key !== undefined && !this.fields.has(key)) this.fields.set(key, slot);
  }

  /** `target`, a name or `this`, holds copies of the properties of a slot. */
  bindCopy(target: NodePath, source: Slot): void {
    const owner = thisOwner(target);
    if (owner !== undefined) this.copies.set(owner, source);
    else if (target.isIdentifier() && this.resolve(target) === undefined) this.bind(target.scope.getBinding(target.node.name), source);
  }

  bindFieldOf(owner: string, key: string, slot: Slot): void {
    this.fields.set(`${owner}.${key}`, slot);
  }

  /** What `this.x` holds when that came in as a parameter. */
  field(member: NodePath): Slot | undefined {
    const field = this.fieldKey(member);
    if (field === undefined) return undefined;
    const key = isMember(member.node) ? memberKey(member.node) : undefined;
    const copied = key === undefined || this.functions.has(field) ? undefined : this.copies.get(field.slice(0, -key.length - 1));
    return this.fields.get(field) ?? (key === undefined ? undefined : copied?.property(key));
  }

  /** The slots of a function's parameters, made on first request. */
  parametersOf(node: t.Function): Slot[] {
    const known = this.parameters.get(node);
    if (known !== undefined) return known;
    const slots = node.params.map(() => new Slot());
    this.parameters.set(node, slots);
    return slots;
  }

  /** The function of the project that a call of `callee` runs. */
  called(callee: NodePath): KnownFunction | undefined {
    const path = this.functions.find(callee);
    return path === undefined ? this.imported(callee) : { path, parameters: this.parametersOf(path.node) };
  }

  /** The slot that an expression's value comes from. */
  resolve(expression: NodePath): Slot | undefined {
    const path = unwrapped(expression);
    const { node } = path;
    const listed = listOrItem(path);
    if (listed !== undefined) return this.listed(listed);
    switch (node.type) {
      case 'Identifier':
        return this.ofIdentifier(path as NodePath<t.Identifier>);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.ofMember(path as NodePath<t.MemberExpression>);
      case 'LogicalExpression':
        return this.firstOf((node.operator === '&&' ? ['right'] : ['left', 'right']).map((side) => path.get(side) as NodePath));
      case 'ConditionalExpression':
        return this.resolve(path.get('consequent') as NodePath) ?? this.resolve(path.get('alternate') as NodePath);
      case 'AssignmentExpression':
        return this.resolve(path.get('right') as NodePath) ?? this.resolve(path.get('left') as NodePath);
      case 'AwaitExpression':
      case 'SpreadElement':
        return this.resolve(path.get('argument') as NodePath);
      case 'UnaryExpression':
        return node.operator === '+' || node.operator === '-' ? this.resolve(path.get('argument') as NodePath) : undefined;
      case 'BinaryExpression':
        return isTextConversion(node) ? this.firstOf([path.get('left') as NodePath, path.get('right') as NodePath]) : undefined;
      case 'TemplateLiteral':
        return isTextOfOne(node) ? this.resolve((path.get('expressions') as NodePath[])[0] as NodePath) : undefined;
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

  private listed(path: NodePath): Slot | undefined {
    const slot = this.resolve(path);
    if (slot !== undefined) slot.isListOrItem = true;
    return slot;
  }

  /** The list that `arguments` stands for in a function; its item is any argument that no parameter names. */
  argumentsOf(node: t.Function): Slot | undefined {
    return this.lists.get(node);
  }

  private ofIdentifier(path: NodePath<t.Identifier>): Slot | undefined {
    const owner = argumentsOwner(path);
    if (owner !== undefined) return this.listOf(owner);
    const binding = path.scope.getBinding(path.node.name);
    const slot = binding === undefined ? undefined : this.bindings.get(binding);
    return slot === undefined || this.isReplaced(binding as Binding, path, slot) ? undefined : slot;
  }

  private listOf(node: t.Function): Slot {
    const list = this.lists.get(node) ?? new Slot();
    this.lists.set(node, list);
    return list;
  }

  /** After `x = other(x)`, which always runs before `path`, the name does not stand for the parameter any more. */
  private isReplaced({ constantViolations }: Binding, path: NodePath, slot: Slot): boolean {
    return constantViolations.some((violation) => {
      if (!violation.isAssignmentExpression({ operator: '=' }) || !violation.get('left').isIdentifier()) return false;
      const isBefore = (violation.node.end ?? 0) <= (path.node.start ?? 0);
      const isUnconditional = violation.parentPath.isExpressionStatement() && violation.parentPath.parentPath.parentPath?.isFunction() === true;
      return isBefore && isUnconditional && !this.keepsValue(violation.get('right'), slot);
    });
  }

  /** `options = normalise(options)` gives options again; `x = new X(x)` gives something else. */
  private keepsValue(right: NodePath, slot: Slot): boolean {
    if (this.resolve(right) === slot) return true;
    return right.isCallExpression() && right.get('arguments').some((argument) => this.resolve(argument) === slot);
  }

  private ofMember(path: NodePath<t.MemberExpression>): Slot | undefined {
    const field = this.field(path);
    if (field !== undefined) return field;
    const slot = this.resolve(path.get('object'));
    if (slot === undefined) return undefined;
    const named = this.namedArgument(path);
    if (named !== undefined) return named;
    const key = memberKey(path.node);
    if (key === undefined) return slot.item();
    return (isOwnMember(key) || isOptionRead(path, key)) && !this.functions.defines(path) ? slot.property(key) : undefined;
  }

  /** `arguments[1]` is the second parameter, whether it has a name or not. */
  private namedArgument({ node, scope }: NodePath<t.MemberExpression>): Slot | undefined {
    if (node.object.type !== 'Identifier' || node.object.name !== 'arguments' || node.property.type !== 'NumericLiteral') return undefined;
    const owner = scope.getFunctionParent()?.path;
    if (owner?.isFunction() !== true || node.property.value > MOST_ARGUMENTS) return undefined;
    const slots = this.parametersOf(owner.node);
    while (slots.length <= node.property.value) slots.push(new Slot());
    return slots[node.property.value];
  }

  private ofCall(path: NodePath<t.CallExpression>): Slot | undefined {
    const callee = path.get('callee');
    const name = calleeName(callee.node);
    const args = path.get('arguments');
    if (isCombination(name)) return this.firstOf(args);
    if (name !== undefined && isSameValueCall(name)) return args[0] === undefined ? undefined : this.resolve(args[0]);
    return this.ofPassThrough(callee as NodePath, args) ?? this.ofResult(callee as NodePath);
  }

  /** A function that may give an argument back as it is. */
  private ofPassThrough(callee: NodePath, args: readonly NodePath[]): Slot | undefined {
    const known = this.called(callee);
    const position = known === undefined ? undefined : passThroughPosition(known.path);
    const argument = position === undefined ? undefined : args[position];
    return argument === undefined ? undefined : this.resolve(argument);
  }

  private ofResult(callee: NodePath): Slot | undefined {
    if (!isMember(callee.node)) return this.resolve(callee)?.called([]).returns;
    const key = memberKey(callee.node) ?? '';
    const receiver = this.resolve(callee.get('object') as NodePath);
    if (receiver === undefined) return undefined;
    if (SAME_VALUE_METHODS.has(key)) return receiver;
    if (ITEM_METHODS.has(key)) return receiver.item();
    return isOwnMember(key) ? receiver.property(key).called([]).returns : undefined;
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

/** A member that the language gives to no value, or that programs give to their own objects as well. */
function isOwnMember(key: string): boolean {
  return COLLECTION_METHODS.has(key) || kindsWithMember(key).length === 0;
}
