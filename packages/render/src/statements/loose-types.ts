import * as t from '@babel/types';

/** `value as unknown as (...args: unknown[]) => unknown`. */
export function asFunction(value: t.Expression): t.Expression {
  return asUnknownAs(value, looseFunction());
}

/** `value as unknown as new (...args: unknown[]) => unknown`. */
export function asConstructor(value: t.Expression): t.Expression {
  return asUnknownAs(value, t.tsConstructorType(null, [looseArguments()], t.tsTypeAnnotation(t.tsUnknownKeyword())));
}

export function asIterable(value: t.Expression, async: boolean): t.Expression {
  const type = t.tsTypeReference(t.identifier(async ? 'AsyncIterable' : 'Iterable'), t.tsTypeParameterInstantiation([t.tsUnknownKeyword()]));
  return asUnknownAs(value, type);
}

/** The value as something that has the properties on the path, and of which nothing else is known. */
export function withProperty(value: t.Expression, path: readonly (string | number)[], isCalled: boolean): t.Expression {
  const leaf: t.TSType = isCalled ? looseFunction() : t.tsUnknownKeyword();
  const type = path.reduceRight<t.TSType>((inner, key) => t.tsTypeReference(t.identifier('Record'), t.tsTypeParameterInstantiation([keyType(key), inner])), leaf);
  return asUnknownAs(value, type);
}

/** `...([a] as unknown as [never, never])`: arguments that pass for as many as the types ask for. */
export function spreadAs(args: t.Expression[], length: number): t.SpreadElement {
  const type = t.tsTupleType(Array.from({ length }, () => t.tsNeverKeyword()));
  return t.spreadElement(asUnknownAs(t.arrayExpression(args), type));
}

function keyType(key: string | number): t.TSType {
  return t.tsLiteralType(typeof key === 'number' ? t.numericLiteral(key) : t.stringLiteral(key));
}

function looseFunction(): t.TSFunctionType {
  return t.tsFunctionType(null, [looseArguments()], t.tsTypeAnnotation(t.tsUnknownKeyword()));
}

function looseArguments(): t.RestElement {
  const rest = t.restElement(t.identifier('args'));
  rest.typeAnnotation = t.tsTypeAnnotation(t.tsArrayType(t.tsUnknownKeyword()));
  return rest;
}

function asUnknownAs(value: t.Expression, type: t.TSType): t.Expression {
  return t.parenthesizedExpression(t.tsAsExpression(t.tsAsExpression(value, t.tsUnknownKeyword()), type));
}
