import type { FunctionDescriptionDto } from '@auklet/protocol';
import type * as t from '@babel/types';
import { locationOf } from './locations.ts';

/** Nodes whose body runs on its own: functions, initialisers of fields, static blocks and the module. */
export type FunctionNode = t.Function | t.ClassProperty | t.ClassAccessorProperty | t.ClassPrivateProperty | t.StaticBlock | t.Program;

export function isFunctionNode(node: t.Node): node is FunctionNode {
  switch (node.type) {
    case 'Program':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
    case 'StaticBlock':
      return true;
    case 'ClassProperty':
    case 'ClassAccessorProperty':
    case 'ClassPrivateProperty':
      return Boolean(node.value);
    default:
      return false;
  }
}

/** @param holder the node above, which may name an anonymous function. */
export function describeFunction(node: FunctionNode, holder: t.Node | null, parent: number | null, className: string | null): Omit<FunctionDescriptionDto, 'id'> {
  const isFunction = 'params' in node;
  return {
    name: nameOf(node, holder),
    kind: kindOf(node),
    ...(className === null ? {} : { className }),
    location: locationOf(node),
    parent,
    async: isFunction && Boolean(node.async),
    generator: isFunction && Boolean(node.generator),
  };
}

function kindOf(node: FunctionNode): FunctionDescriptionDto['kind'] {
  switch (node.type) {
    case 'Program':
      return 'module';
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return 'function';
    case 'ArrowFunctionExpression':
      return 'arrow';
    case 'StaticBlock':
      return 'static-block';
    case 'ClassProperty':
    case 'ClassAccessorProperty':
    case 'ClassPrivateProperty':
      return 'field';
    default:
      return METHOD_KINDS[node.kind];
  }
}

const METHOD_KINDS = { get: 'getter', set: 'setter', constructor: 'constructor', method: 'method' } as const;

function nameOf(node: FunctionNode, holder: t.Node | null): string {
  if ('id' in node && node.id) return node.id.name;
  if ('key' in node) return keyName(node.key);
  switch (holder?.type) {
    case 'VariableDeclarator':
      return keyName(holder.id);
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return keyName(holder.left);
    case 'ObjectProperty':
    case 'ClassProperty':
    case 'ClassAccessorProperty':
    case 'ClassPrivateProperty':
      return keyName(holder.key);
    default:
      return '';
  }
}

function keyName(key: t.Node): string {
  switch (key.type) {
    case 'Identifier':
      return key.name;
    case 'PrivateName':
      return `#${key.id.name}`;
    case 'StringLiteral':
      return key.value;
    case 'NumericLiteral':
      return String(key.value);
    case 'MemberExpression':
      return keyName(key.property);
    default:
      return '';
  }
}
