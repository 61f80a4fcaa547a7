import type { NodePath } from '@babel/traverse';
import type { ValueTree } from '@auklet/protocol';
import { toNumberLiteral } from '@auklet/protocol';
import { constantValue, propertyKey } from './syntax.ts';

/** The primitive that an expression always has; follows names of constants. */
export function literalValue(path: NodePath): ValueTree | undefined {
  const { node } = constantValue(path);
  switch (node.type) {
    case 'StringLiteral':
      return { kind: 'string', value: node.value };
    case 'NumericLiteral':
      return { kind: 'number', value: toNumberLiteral(node.value) };
    case 'BooleanLiteral':
      return { kind: 'boolean', value: node.value };
    case 'NullLiteral':
      return { kind: 'null' };
    case 'BigIntLiteral':
      return /^\d+$/.test(node.value) ? { kind: 'bigint', value: node.value } : undefined;
    case 'TemplateLiteral': {
      const [only] = node.quasis;
      return node.quasis.length === 1 && only?.value.cooked != null ? { kind: 'string', value: only.value.cooked } : undefined;
    }
    case 'UnaryExpression':
      if (node.operator === '-' && node.argument.type === 'NumericLiteral') return { kind: 'number', value: toNumberLiteral(-node.argument.value) };
      return node.operator === 'void' ? { kind: 'undefined' } : undefined;
    case 'Identifier':
      return node.name === 'undefined' ? { kind: 'undefined' } : undefined;
    default:
      return undefined;
  }
}

/** The literal items of an array, or of the array that a `Set` is made of; `undefined` for other expressions. */
export function literalItems(path: NodePath): ValueTree[] | undefined {
  const value = constantValue(path);
  if (value.isNewExpression()) {
    const [first] = value.get('arguments');
    return first === undefined ? undefined : value.get('callee').isIdentifier({ name: 'Set' }) ? literalItems(first) : undefined;
  }
  if (!value.isArrayExpression()) return undefined;
  return value.get('elements').flatMap((element) => (element.node == null ? [] : (literalValue(element as NodePath) ?? [])));
}

/** The keys of an object literal, or of the pairs that a `Map` is made of; `undefined` for other expressions. */
export function literalKeys(path: NodePath): string[] | undefined {
  const value = constantValue(path);
  if (value.isNewExpression() && value.get('callee').isIdentifier({ name: 'Map' })) {
    const pairs = value.get('arguments')[0];
    return pairs === undefined ? undefined : pairKeys(pairs);
  }
  if (!value.isObjectExpression()) return undefined;
  return value.node.properties.flatMap((property) => (property.type === 'SpreadElement' ? [] : (propertyKey(property) ?? [])));
}

function pairKeys(pairs: NodePath): string[] | undefined {
  const list = constantValue(pairs);
  if (!list.isArrayExpression()) return undefined;
  return list.get('elements').flatMap((pair) => {
    if (!pair.isArrayExpression()) return [];
    const [key] = pair.get('elements');
    const literal = key?.node == null ? undefined : literalValue(key as NodePath);
    return literal?.kind === 'string' ? [literal.value] : [];
  });
}
