import { types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import { Frame } from './frame.ts';

/**
 * A new frame where temporaries must not be shared with what is outside: the program, bodies of functions and
 * static blocks, and initialisers that run in the scope of parameters or fields.
 */
export function frameAt(path: NodePath, prefix: string): Frame | null {
  const { node, parent, key, listKey } = path;
  if (node.type === 'Program' || node.type === 'StaticBlock') return new Frame(prefix);
  if (key === 'body' && t.isFunction(parent)) return new Frame(prefix);
  if (key === 'value' && t.isClassProperty(parent)) return new Frame(prefix);
  if (key === 'value' && (t.isClassPrivateProperty(parent) || t.isClassAccessorProperty(parent))) return new Frame(prefix);
  if (t.isExpression(node) && listKey !== 'params' && isParameterPart(path)) return new Frame(prefix);
  return null;
}

/** True for a default or a computed key in the pattern of a parameter. */
function isParameterPart(path: NodePath): boolean {
  const { parent, key } = path;
  const isDefault = parent.type === 'AssignmentPattern' && key === 'right';
  const isKey = parent.type === 'ObjectProperty' && key === 'key' && parent.computed;
  if (!isDefault && !isKey) return false;
  const pattern = path.findParent((above) => above.listKey === 'params' || !isPattern(above.node));
  return pattern?.listKey === 'params' && t.isFunction(pattern.parent);
}

function isPattern(node: t.Node): boolean {
  return t.isPattern(node) || t.isObjectProperty(node) || t.isRestElement(node) || t.isTSParameterProperty(node);
}

/** Declares the temporaries of a frame where its code runs; an arrow's expression becomes a block. */
export function closeFrame(frame: Frame, node: t.Node, isArrowBody: boolean): t.Node {
  const { names } = frame;
  const declarations = names.length === 0 ? [] : [t.variableDeclaration('var', names.map((name) => t.variableDeclarator(t.identifier(name))))];
  if (isArrowBody && node.type !== 'BlockStatement') return t.blockStatement([...declarations, t.returnStatement(node as t.Expression)]);
  const [declaration] = declarations;
  if (declaration === undefined) return node;
  if (node.type === 'Program' || node.type === 'StaticBlock' || node.type === 'BlockStatement') {
    node.body.unshift(declaration);
    return node;
  }
  return t.callExpression(t.arrowFunctionExpression([], t.blockStatement([declaration, t.returnStatement(node as t.Expression)])), []);
}
