import * as t from '@babel/types';
import type { PropertyKeyDto } from '@auklet/protocol';
import { member } from '../printing/nodes.ts';

export function propertyOf(object: t.Expression, key: PropertyKeyDto): t.MemberExpression {
  if (typeof key !== 'string') return t.memberExpression(object, member(t.identifier('Symbol'), key.symbol), true);
  return /^(?:0|[1-9]\d{0,9})$/.test(key) ? member(object, Number(key)) : member(object, key);
}
