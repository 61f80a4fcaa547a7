import { parseExpression } from '@babel/parser';
import type * as t from '@babel/types';
import type { ParameterDto, PropertyTypeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { toNumberLiteral } from '@auklet/protocol';
import { functionType, parameter, typeOf, UNKNOWN_TYPE, weighted, type Unweighted } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';

/** A `@typedef` or `@callback` by name; `undefined` for names the module does not define. */
export type DocTypeLookup = (name: string) => TypeDto | undefined;

const NAMED: ReadonlyMap<string, Unweighted> = new Map(Object.entries<Unweighted>({
  string: { kind: 'string' },
  number: { kind: 'number' },
  integer: { kind: 'integer' },
  int: { kind: 'integer' },
  boolean: { kind: 'boolean' },
  bool: { kind: 'boolean' },
  bigint: { kind: 'bigint' },
  symbol: { kind: 'symbol' },
  function: { kind: 'function', parameters: [], returns: UNKNOWN_TYPE },
  callback: { kind: 'function', parameters: [], returns: UNKNOWN_TYPE },
  object: { kind: 'object', properties: [] },
  date: { kind: 'date' },
  regexp: { kind: 'regexp' },
  error: { kind: 'error' },
  array: { kind: 'array', element: UNKNOWN_TYPE },
  buffer: { kind: 'typed-array', type: 'Uint8Array' },
  uint8array: { kind: 'typed-array', type: 'Uint8Array' },
}));

/** Reads a JSDoc type, in TypeScript's or in Closure's notation; unknown when it is in neither. */
export function docType(text: string, lookup: DocTypeLookup): TypeDto {
  const parsed = parseType(asTypeScript(text));
  return parsed === undefined ? UNKNOWN_TYPE : translate(parsed, EVIDENCE_WEIGHTS.documented, lookup);
}

/** `Array.<T>`, `?T`, `T=`, `...T`, `function(A): B`, `*` in TypeScript's notation. */
function asTypeScript(text: string): string {
  return text
    .replace(/^\.\.\./, '')
    .replace(/=$/, '')
    .replace(/\.</g, '<')
    .replace(/\bfunction\s*\(([^()]*)\)(?:\s*:\s*([\w.<>[\]|]+))?/gi, (_, parameters: string, result: string | undefined) => closureFunction(parameters, result))
    .replace(/(^|[(|<,\s])\?([\w.]+)/g, '$1null|$2')
    .replace(/\?(?=$|[|),>])/g, '|null')
    .replace(/!(?=[\w(])/g, '')
    .replace(/\*/g, 'any');
}

function closureFunction(parameters: string, result = 'any'): string {
  const types = parameters.split(',').map((type) => type.trim()).filter((type) => type !== '' && !type.startsWith('this:') && !type.startsWith('new:'));
  return `((${types.map((type, index) => `${type.startsWith('...') ? '...' : ''}arg${index}: ${type.replace(/^\.\.\.|=$/g, '')}`).join(', ')}) => ${result})`;
}

function parseType(text: string): t.TSType | undefined {
  try {
    const expression = parseExpression(`(x as (${text}))`, { plugins: ['typescript'] });
    return expression.type === 'TSAsExpression' ? expression.typeAnnotation : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function translate(type: t.TSType, weight: number, lookup: DocTypeLookup): TypeDto {
  const whole = (alternative: Unweighted): TypeDto => typeOf(alternative, weight);
  const inner = (part: t.TSType | null | undefined): TypeDto => (part == null ? UNKNOWN_TYPE : translate(part, EVIDENCE_WEIGHTS.documented, lookup));
  switch (type.type) {
    case 'TSParenthesizedType':
    case 'TSOptionalType':
      return translate(type.typeAnnotation, weight, lookup);
    case 'TSTypeOperator':
      return type.typeAnnotation == null ? UNKNOWN_TYPE : translate(type.typeAnnotation, weight, lookup);
    case 'TSUnionType':
      return { alternatives: type.types.flatMap((member) => translate(member, weight / type.types.length, lookup).alternatives) };
    case 'TSIntersectionType':
      return { alternatives: type.types.flatMap((member) => translate(member, weight, lookup).alternatives) };
    case 'TSLiteralType':
      return literal(type.literal, weight);
    case 'TSArrayType':
      return whole({ kind: 'array', element: inner(type.elementType) });
    case 'TSTupleType':
      return whole({ kind: 'tuple', elements: type.elementTypes.map((element) => inner(element.type === 'TSNamedTupleMember' ? element.elementType : element)) });
    case 'TSFunctionType':
      return whole(functionType(parameters(type.parameters, lookup), inner(annotationOf(type.typeAnnotation))));
    case 'TSTypeLiteral':
      return whole(objectLiteral(type, lookup));
    case 'TSTypeReference':
      return reference(type, weight, lookup);
    case 'TSNullKeyword':
      return whole({ kind: 'null' });
    case 'TSUndefinedKeyword':
    case 'TSVoidKeyword':
      return whole({ kind: 'undefined' });
    default: {
      const named = NAMED.get(type.type.replace(/^TS|Keyword$/g, '').toLowerCase());
      return named === undefined ? UNKNOWN_TYPE : whole(named);
    }
  }
}

function literal(node: t.TSLiteralType['literal'], weight: number): TypeDto {
  const of = (value: ValueTree): TypeDto => typeOf({ kind: 'literal', value }, weight);
  switch (node.type) {
    case 'StringLiteral':
      return of({ kind: 'string', value: node.value });
    case 'NumericLiteral':
      return of({ kind: 'number', value: toNumberLiteral(node.value) });
    case 'BooleanLiteral':
      return of({ kind: 'boolean', value: node.value });
    case 'UnaryExpression':
      return node.operator === '-' && node.argument.type === 'NumericLiteral' ? of({ kind: 'number', value: toNumberLiteral(-node.argument.value) }) : UNKNOWN_TYPE;
    default:
      return UNKNOWN_TYPE;
  }
}

function annotationOf(node: t.Node | null | undefined): t.TSType | undefined {
  return node?.type === 'TSTypeAnnotation' ? node.typeAnnotation : undefined;
}

function parameters(nodes: t.TSFunctionType['parameters'], lookup: DocTypeLookup): ParameterDto[] {
  return nodes.flatMap((node, index) => {
    const annotation = annotationOf((node as { typeAnnotation?: t.Node | null }).typeAnnotation);
    const type = annotation === undefined ? UNKNOWN_TYPE : translate(annotation, EVIDENCE_WEIGHTS.documented, lookup);
    const name = node.type === 'Identifier' ? node.name : `arg${index}`;
    return [parameter(name, type, { optional: node.type === 'Identifier' && node.optional === true, rest: node.type === 'RestElement' })];
  });
}

function objectLiteral(node: t.TSTypeLiteral, lookup: DocTypeLookup): Unweighted {
  const properties: PropertyTypeDto[] = [];
  for (const member of node.members) {
    if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier') continue;
    const annotation = annotationOf(member.typeAnnotation);
    const type = annotation === undefined ? UNKNOWN_TYPE : translate(annotation, EVIDENCE_WEIGHTS.documented, lookup);
    properties.push({ key: member.key.name, optional: member.optional === true, type });
  }
  return { kind: 'object', properties };
}

function reference(node: t.TSTypeReference, weight: number, lookup: DocTypeLookup): TypeDto {
  if (node.typeName.type !== 'Identifier') return UNKNOWN_TYPE;
  const { name } = node.typeName;
  const [first, second] = (node.typeParameters?.params ?? []).map((part) => translate(part, EVIDENCE_WEIGHTS.documented, lookup));
  switch (name) {
    case 'Array':
    case 'ReadonlyArray':
      return typeOf({ kind: 'array', element: first ?? UNKNOWN_TYPE }, weight);
    case 'Iterable':
      return typeOf({ kind: 'iterable', element: first ?? UNKNOWN_TYPE }, weight);
    case 'Promise':
      return typeOf({ kind: 'promise', element: first ?? UNKNOWN_TYPE }, weight);
    case 'Set':
      return typeOf({ kind: 'set', element: first ?? UNKNOWN_TYPE }, weight);
    case 'Map':
      return typeOf({ kind: 'map', key: first ?? UNKNOWN_TYPE, value: second ?? UNKNOWN_TYPE }, weight);
    case 'Object':
    case 'Record':
      return typeOf({ kind: 'object', properties: [], ...(second === undefined ? {} : { index: second }) }, weight);
    default:
      return namedReference(name, weight, lookup);
  }
}

function namedReference(name: string, weight: number, lookup: DocTypeLookup): TypeDto {
  const defined = lookup(name);
  if (defined !== undefined) return { alternatives: defined.alternatives.map((alternative) => weighted(alternative, alternative.weight * (weight / EVIDENCE_WEIGHTS.documented))) };
  const known = NAMED.get(/(?:Function|Callback)$/.test(name) ? 'function' : name.toLowerCase());
  return typeOf(known ?? { kind: 'instance', path: [name] }, weight);
}
