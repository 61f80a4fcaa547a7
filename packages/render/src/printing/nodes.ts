import * as t from '@babel/types';
import { quote, quoteProse } from './quote.ts';

/** Text that the printer copies as it is. */
export function verbatim(text: string): t.Identifier {
  const node = t.identifier('verbatim');
  node.name = text;
  return node;
}

export function text(value: string): t.Identifier {
  return verbatim(quote(value));
}

/** A title, which may need other quotes than data does. */
export function prose(value: string): t.Identifier {
  return verbatim(quoteProse(value));
}

export function isPlainKey(key: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(key);
}

/** `object.key`, `object['odd key']` or `object[0]`. */
export function member(object: t.Expression, key: string | number): t.MemberExpression {
  if (typeof key === 'number') return t.memberExpression(object, t.numericLiteral(key), true);
  return isPlainKey(key) ? t.memberExpression(object, t.identifier(key)) : t.memberExpression(object, text(key), true);
}

export function call(callee: t.Expression, ...args: (t.Expression | t.SpreadElement)[]): t.CallExpression {
  return t.callExpression(callee, args);
}

/** `object.method(...args)`. */
export function invoke(object: t.Expression, method: string, ...args: t.Expression[]): t.CallExpression {
  return call(member(object, method), ...args);
}

export function construct(type: string, ...args: t.Expression[]): t.NewExpression {
  return t.newExpression(t.identifier(type), args);
}

export function constant(name: string, value: t.Expression, annotation?: t.TSType): t.VariableDeclaration {
  const id = t.identifier(name);
  if (annotation !== undefined) id.typeAnnotation = t.tsTypeAnnotation(annotation);
  return t.variableDeclaration('const', [t.variableDeclarator(id, value)]);
}

export function run(expression: t.Expression): t.ExpressionStatement {
  return t.expressionStatement(expression);
}

/** An arrow function; a body of statements is put in braces. */
export function arrow(body: t.Expression | t.Statement[], params: t.Identifier[] = [], async = false): t.ArrowFunctionExpression {
  return t.arrowFunctionExpression(params, Array.isArray(body) ? t.blockStatement(body) : body, async);
}

const BLANK_LINE = 'auklet:blank-line';

export function blankLine(): t.Statement {
  return run(verbatim(BLANK_LINE));
}

/** Turns the marks of `blankLine` into empty lines. */
export function withBlankLines(source: string): string {
  return source.replace(new RegExp(`\\n*^[ \\t]*${BLANK_LINE};(?:\\n+|$)`, 'gm'), '\n\n');
}
