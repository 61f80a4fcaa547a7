import * as t from '@babel/types';
import type { NumberLiteral } from '@auklet/protocol';

export function numberExpression(value: NumberLiteral): t.Expression {
  switch (value) {
    case 'NaN':
    case 'Infinity':
      return t.identifier(value);
    case '-Infinity':
      return t.unaryExpression('-', t.identifier('Infinity'));
    case '-0':
      return t.unaryExpression('-', t.numericLiteral(0));
    default:
      return value < 0 ? t.unaryExpression('-', t.numericLiteral(-value)) : t.numericLiteral(value);
  }
}
