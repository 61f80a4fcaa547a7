import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { PropertyTypeDto, TypeDto } from '@auklet/protocol';
import { functionType, typeOf, UNKNOWN_TYPE } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { mergeTypes } from '../types/merge-types.ts';
import { expressionType } from './expression-type.ts';
import { localFunction } from './local-function.ts';
import { returnedExpressions } from './returned-expressions.ts';
import type { SlotTable } from './slot-table.ts';
import { constantValue, propertyKey, unwrapped } from './syntax.ts';
import { usedParameters } from './used-parameters.ts';

const { use: USE } = EVIDENCE_WEIGHTS;
const MAX_DEPTH = 4;

/** What a function gives back as far as its text shows: functions with their parameters, instances, plain values. */
export function returnedType(path: NodePath<t.Function>, table: SlotTable, depth = 0): TypeDto {
  if (depth > MAX_DEPTH) return UNKNOWN_TYPE;
  if (path.node.generator) return typeOf({ kind: 'iterable', element: UNKNOWN_TYPE }, USE);
  const type = mergeTypes(...returnedExpressions(path).map((expression) => valueType(expression, table, depth)));
  return path.node.async ? typeOf({ kind: 'promise', element: type }, USE) : type;
}

function valueType(expression: NodePath, table: SlotTable, depth: number): TypeDto {
  const path = unwrapped(expression);
  const target = localFunction(path);
  if (target?.isFunction() === true) return typeOf(functionType(usedParameters(target.node, table), returnedType(target, table, depth + 1)), USE);
  if (path.isNewExpression()) return constructedType(path);
  if (path.isThisExpression()) return instanceOf(path.findParent((parent) => parent.isClass())?.node);
  if (path.isConditionalExpression()) return mergeTypes(...[path.get('consequent'), path.get('alternate')].map((branch) => valueType(branch, table, depth)));
  if (path.isLogicalExpression()) return mergeTypes(...[path.get('left'), path.get('right')].map((side) => valueType(side as NodePath, table, depth)));
  if (path.isAssignmentExpression()) return valueType(path.get('right'), table, depth);
  if (path.isBinaryExpression()) return binaryType(path.node.operator);
  if (path.isCallExpression()) return calledType(path, table, depth);
  const value = constantValue(path);
  return value.isObjectExpression() ? objectType(value, table, depth) : expressionType(path, USE);
}

function calledType(call: NodePath<t.CallExpression>, table: SlotTable, depth: number): TypeDto {
  const target = localFunction(call.get('callee') as NodePath);
  return target?.isFunction() === true ? returnedType(target, table, depth + 1) : UNKNOWN_TYPE;
}

function constructedType(path: NodePath<t.NewExpression>): TypeDto {
  const { callee } = path.node;
  const definition = callee.type === 'Identifier' ? path.scope.getBinding(callee.name)?.path : undefined;
  const isLocal = definition?.isClass() === true || definition?.isFunctionDeclaration() === true;
  return isLocal && callee.type === 'Identifier' ? typeOf({ kind: 'instance', path: [callee.name] }, USE) : expressionType(path, USE);
}

function instanceOf(owner: t.Node | undefined): TypeDto {
  const name = owner !== undefined && 'id' in owner ? (owner.id as t.Identifier | null)?.name : undefined;
  return name === undefined ? UNKNOWN_TYPE : typeOf({ kind: 'instance', path: [name] }, USE);
}

function binaryType(operator: t.BinaryExpression['operator']): TypeDto {
  if (['===', '!==', '==', '!=', '<', '>', '<=', '>=', 'in', 'instanceof'].includes(operator)) return typeOf({ kind: 'boolean' }, USE);
  return operator === '+' ? UNKNOWN_TYPE : typeOf({ kind: 'number' }, USE);
}

function objectType(object: NodePath<t.ObjectExpression>, table: SlotTable, depth: number): TypeDto {
  const properties = object.get('properties').flatMap((property): PropertyTypeDto[] => {
    const key = property.isSpreadElement() ? undefined : propertyKey(property.node as t.ObjectProperty | t.ObjectMethod);
    if (key === undefined) return [];
    const type = property.isObjectMethod()
      ? typeOf(functionType(usedParameters(property.node, table), returnedType(property as NodePath<t.ObjectMethod>, table, depth + 1)), USE)
      : valueType(property.get('value') as NodePath, table, depth + 1);
    return [{ key, optional: false, type }];
  });
  return typeOf({ kind: 'object', properties }, USE);
}
