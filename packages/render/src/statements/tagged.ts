import * as t from '@babel/types';
import { call, invoke, text } from '../printing/nodes.ts';

/** A tagged template, or the call that means the same where the raw text could not be written as it is. */
export function taggedExpression(tag: t.Expression, strings: readonly string[], args: (t.Expression | t.SpreadElement)[]): t.Expression {
  const plain = args.filter((arg) => !t.isSpreadElement(arg));
  if (plain.length !== args.length || strings.some((string) => /[\\`\r\n]|\$\{/.test(string))) return call(tag, templateObject(strings), ...args);
  const quasis = strings.map((string, i) => t.templateElement({ raw: string, cooked: string }, i === strings.length - 1));
  return t.taggedTemplateExpression(tag, t.templateLiteral(quasis, plain));
}

function templateObject(strings: readonly string[]): t.Expression {
  const list = (): t.Expression => t.arrayExpression(strings.map(text));
  return invoke(t.identifier('Object'), 'assign', list(), t.objectExpression([t.objectProperty(t.identifier('raw'), list())]));
}
