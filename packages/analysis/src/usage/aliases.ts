import traverse, { type NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { expressionType } from './expression-type.ts';
import type { ImportedFunction } from './function-table.ts';
import { ITEM_ARGUMENT } from './intrinsics.ts';
import { Slot } from './slot.ts';
import { SlotTable } from './slot-table.ts';
import { isMember, memberKey, propertyKey } from './syntax.ts';
import { classOwner } from './this-owner.ts';

const { default: DEFAULT, use: USE } = EVIDENCE_WEIGHTS;

/** Finds the names and fields that stand for parameters, their properties and items, in source order. */
export function findAliases(ast: t.File, imported: ImportedFunction): SlotTable {
  const table = new SlotTable(imported);
  traverse.default(ast, {
    Function(path) {
      const slots = table.parametersOf(path.node);
      path.get('params').forEach((param, index) => bindPattern(table, param, slots[index]));
    },
    VariableDeclarator(path) {
      const init = path.get('init');
      if (init.node == null) return;
      table.functions.defineByDeclaration(path.node, init as NodePath);
      bindPattern(table, path.get('id') as NodePath, table.resolve(init as NodePath));
    },
    ClassMethod: (path) => table.functions.defineMethod(path),
    ClassPrivateMethod: (path) => table.functions.defineMethod(path),
    AssignmentExpression(path) {
      table.functions.defineByAssignment(path);
      bindCopy(table, path);
      const slot = table.resolve(path.get('right'));
      const left = path.get('left');
      if (slot === undefined) return;
      if (isMember(left.node)) table.bindField(left, slot);
      else bindPattern(table, left, slot);
    },
    ForOfStatement(path) {
      const items = table.resolve(path.get('right'))?.item();
      const left = path.get('left');
      bindPattern(table, left.isVariableDeclaration() ? (left.get('declarations')[0]?.get('id') as NodePath) : left, items);
    },
    CallExpression(path) {
      bindItemFunction(table, path);
    },
  });
  return table;
}

/** `target[key] = source[key]`: what is read from the target may have come from the source. */
function bindCopy(table: SlotTable, path: NodePath<t.AssignmentExpression>): void {
  const [left, right] = [path.get('left'), path.get('right')] as NodePath[];
  if (left === undefined || right === undefined || !left.isMemberExpression() || !right.isMemberExpression()) return;
  const [key, sameKey] = [left.node.property, right.node.property];
  if (!left.node.computed || !right.node.computed || key.type !== 'Identifier' || sameKey.type !== 'Identifier' || key.name !== sameKey.name) return;
  const source = table.resolve(right.get('object'));
  if (source !== undefined) table.bindCopy(left.get('object'), source);
}

/** `xs.forEach((x) => …)`: the function's parameter is an item of `xs`. */
function bindItemFunction(table: SlotTable, path: NodePath<t.CallExpression>): void {
  const callee = path.get('callee');
  const [given] = path.get('arguments');
  if (!isMember(callee.node) || given === undefined || !given.isFunction()) return;
  const position = ITEM_ARGUMENT.get(memberKey(callee.node) ?? '');
  if (position === undefined) return;
  const items = table.resolve(callee.get('object') as NodePath)?.item();
  if (items === undefined || given.node.params[position] === undefined) return;
  const slots = table.parametersOf(given.node);
  slots[position] = items;
}

function bindPattern(table: SlotTable, path: NodePath, slot: Slot | undefined): void {
  if (slot === undefined) return;
  const { node } = path;
  switch (node.type) {
    case 'Identifier':
      return table.bind(path.scope.getBinding(node.name), slot);
    case 'AssignmentPattern': {
      slot.isOptional = true;
      slot.evidence.push(expressionType(path.get('right') as NodePath, DEFAULT));
      return bindPattern(table, path.get('left') as NodePath, slot);
    }
    case 'ObjectPattern':
      slot.add('object', USE * Math.max(1, node.properties.length));
      return (path as NodePath<t.ObjectPattern>).get('properties').forEach((property) => bindProperty(table, property, slot));
    case 'ArrayPattern':
      slot.add('array', USE);
      return (path as NodePath<t.ArrayPattern>).get('elements').forEach((element) => {
        if (element.node != null) bindPattern(table, element as NodePath, element.isRestElement() ? slot : slot.item());
      });
    case 'RestElement':
      return bindPattern(table, path.get('argument') as NodePath, restSlot(path, slot));
    case 'TSParameterProperty':
      return bindParameterProperty(table, path as NodePath<t.TSParameterProperty>, slot);
    default:
      return undefined;
  }
}

function bindProperty(table: SlotTable, property: NodePath<t.ObjectProperty | t.RestElement>, slot: Slot): void {
  if (property.isRestElement()) return bindPattern(table, property.get('argument'), slot);
  const key = propertyKey(property.node as t.ObjectProperty);
  bindPattern(table, property.get('value') as NodePath, key === undefined ? slot.item() : slot.property(key));
}

/** `constructor(private readonly x: X)` declares the field `this.x` as well. */
function bindParameterProperty(table: SlotTable, path: NodePath<t.TSParameterProperty>, slot: Slot): void {
  const { parameter } = path.node;
  const name = parameter.type === 'Identifier' ? parameter : parameter.left;
  const owner = path.findParent((parent) => parent.isClass());
  if (name.type === 'Identifier' && owner !== null) table.bindFieldOf(classOwner(owner.node), name.name, slot);
  bindPattern(table, path.get('parameter') as NodePath, slot);
}

/** The slot of a rest parameter is that of one argument; its name stands for the array of them. */
function restSlot(path: NodePath, slot: Slot): Slot {
  return path.parentPath?.isFunction() === true ? new Slot(slot) : slot;
}
