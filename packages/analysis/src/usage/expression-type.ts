import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { PropertyTypeDto, TypeDto } from '@auklet/protocol';
import { functionType, parameter, typeOf, UNKNOWN_TYPE, type Unweighted } from '../types/build-type.ts';
import { mergeTypes } from '../types/merge-types.ts';
import { constantValue, propertyKey } from './syntax.ts';

const CONSTRUCTED: ReadonlyMap<string, Unweighted> = new Map(Object.entries<Unweighted>({
  Date: { kind: 'date' },
  RegExp: { kind: 'regexp' },
  Map: { kind: 'map', key: UNKNOWN_TYPE, value: UNKNOWN_TYPE },
  Set: { kind: 'set', element: UNKNOWN_TYPE },
  Array: { kind: 'array', element: UNKNOWN_TYPE },
  Object: { kind: 'object', properties: [] },
  Error: { kind: 'error' },
  TypeError: { kind: 'error' },
}));

/** What a default initializer says about the slot it fills, with `weight`. */
export function expressionType(path: NodePath, weight: number): TypeDto {
  const value = constantValue(path);
  const alternative = alternativeOf(value, weight);
  return alternative === undefined ? UNKNOWN_TYPE : typeOf(alternative, weight);
}

function alternativeOf(path: NodePath, weight: number): Unweighted | undefined {
  const { node } = path;
  switch (node.type) {
    case 'StringLiteral':
    case 'TemplateLiteral':
      return { kind: 'string' };
    case 'NumericLiteral':
      return { kind: Number.isInteger(node.value) ? 'integer' : 'number' };
    case 'BooleanLiteral':
      return { kind: 'boolean' };
    case 'BigIntLiteral':
      return { kind: 'bigint' };
    case 'RegExpLiteral':
      return { kind: 'regexp' };
    case 'UnaryExpression':
      return unaryAlternative(node);
    case 'ArrayExpression':
      return { kind: 'array', element: itemType(path as NodePath<t.ArrayExpression>, weight) };
    case 'ObjectExpression':
      return { kind: 'object', properties: propertyTypes(path as NodePath<t.ObjectExpression>, weight) };
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return functionType(node.params.flatMap((param) => (param.type === 'Identifier' ? [parameter(param.name, UNKNOWN_TYPE)] : [])), UNKNOWN_TYPE);
    case 'NewExpression':
      return node.callee.type === 'Identifier' ? CONSTRUCTED.get(node.callee.name) : undefined;
    case 'Identifier':
      return node.name === 'Infinity' || node.name === 'NaN' ? { kind: 'number' } : bindingAlternative(path);
    case 'MemberExpression':
      return node.object.type === 'Identifier' && ['Number', 'Math'].includes(node.object.name) ? { kind: 'number' } : undefined;
    default:
      return undefined;
  }
}

function unaryAlternative(node: t.UnaryExpression): Unweighted | undefined {
  if (node.operator === '!') return { kind: 'boolean' };
  return node.operator === '-' ? { kind: 'number' } : undefined;
}

/** A default that is a function of the module. */
function bindingAlternative(path: NodePath): Unweighted | undefined {
  const definition = path.scope.getBinding((path.node as t.Identifier).name)?.path;
  if (definition === undefined || !definition.isFunctionDeclaration()) return undefined;
  return functionType(definition.node.params.flatMap((param) => (param.type === 'Identifier' ? [parameter(param.name, UNKNOWN_TYPE)] : [])), UNKNOWN_TYPE);
}

function itemType(path: NodePath<t.ArrayExpression>, weight: number): TypeDto {
  return mergeTypes(...path.get('elements').flatMap((element) => (element.node == null ? [] : [expressionType(element as NodePath, weight)])));
}

function propertyTypes(path: NodePath<t.ObjectExpression>, weight: number): PropertyTypeDto[] {
  return path.get('properties').flatMap((property): PropertyTypeDto[] => {
    const key = property.isSpreadElement() ? undefined : propertyKey(property.node as t.ObjectProperty | t.ObjectMethod);
    if (key === undefined) return [];
    if (property.isObjectMethod()) return [{ key, optional: true, type: typeOf(functionType([], UNKNOWN_TYPE), weight) }];
    return [{ key, optional: true, type: expressionType(property.get('value') as NodePath, weight) }];
  });
}
