import * as t from '@babel/types';
import { construct, text } from '../printing/nodes.ts';

/** A literal where the engine that writes the test can read it, else a call of the constructor. */
export function regexpExpression(source: string, flags: string): t.Expression {
  const literal = escaped(source, flags);
  if (literal !== null) return t.regExpLiteral(literal, flags);
  return construct('RegExp', text(source), ...(flags === '' ? [] : [text(flags)]));
}

function escaped(source: string, flags: string): string | null {
  try {
    return new RegExp(source, flags).source;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
