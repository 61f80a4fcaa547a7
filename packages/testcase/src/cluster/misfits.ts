import type { CallableDto, StatementDto, TestCaseDto, TypeAlternativeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { argumentsOf } from '../model/statement.ts';
import { parameterType } from '../statements/parameter-type.ts';
import { signatureOf } from './signature.ts';
import type { TestCluster } from './test-cluster.ts';

/** An alternative counts when its weight is at least this part of the heaviest one's. */
const CREDIBLE = 1 / 4;
const DEPTH = 4;

/**
 * How many arguments of a test case do not fit what is known of their parameters: of a wrong kind, missing though
 * they are needed, or too many. Readers and type checkers want none.
 */
export function misfitsOf({ statements }: TestCaseDto, cluster: TestCluster): number {
  const holdings = cluster.holdingsOf(statements);
  let misfits = 0;
  for (const [index, statement] of statements.entries()) {
    const signature = signatureOf(statement, holdings.slice(0, index), cluster);
    if (signature !== undefined) misfits += misfitsIn(statement, signature, cluster);
  }
  return misfits;
}

function misfitsIn(statement: StatementDto, { parameters }: Pick<CallableDto, 'parameters'>, cluster: TestCluster): number {
  const args = argumentsOf(statement);
  if (args === undefined || statement.kind === 'tagged') return 0;
  const missing = parameters.slice(args.length).filter(({ optional, rest }) => !optional && !rest).length;
  const surplus = parameters.at(-1)?.rest === true ? 0 : Math.max(0, args.length - parameters.length);
  const wrong = args.filter((value, position) => position < parameters.length + surplus && !fitsParameter(value, parameters, position, cluster));
  return missing + surplus + wrong.length;
}

function fitsParameter(value: ValueTree, parameters: CallableDto['parameters'], position: number, cluster: TestCluster): boolean {
  if (value.kind === 'undefined' && parameters[position]?.optional === true) return true;
  return fits(value, parameterType(parameters, position), cluster, DEPTH);
}

/** Whether a value is of a type, as far as the type is known; references and functions get the benefit of the doubt. */
function fits(value: ValueTree, { alternatives }: TypeDto, cluster: TestCluster, depth: number): boolean {
  if (alternatives.length === 0 || depth === 0 || value.kind === 'reference' || value.kind === 'export') return true;
  const heaviest = Math.max(...alternatives.map(({ weight }) => weight));
  return alternatives.some((alternative) => alternative.weight >= heaviest * CREDIBLE && fitsAlternative(value, alternative, cluster, depth - 1));
}

function fitsAlternative(value: ValueTree, alternative: TypeAlternativeDto, cluster: TestCluster, depth: number): boolean {
  switch (alternative.kind) {
    case 'named':
      return fits(value, cluster.typeNamed(alternative.index), cluster, depth);
    case 'literal':
      return JSON.stringify(value) === JSON.stringify(alternative.value);
    case 'integer':
      return value.kind === 'number' && Number.isInteger(Number(value.value));
    case 'array':
      return value.kind === 'array' && value.items.every((item) => fits(item, alternative.element, cluster, depth));
    case 'set':
      return value.kind === 'set' && value.items.every((item) => fits(item, alternative.element, cluster, depth));
    case 'iterable':
      return value.kind === 'array' || value.kind === 'set' || value.kind === 'iterable' || value.kind === 'map' || value.kind === 'string';
    case 'promise':
      return value.kind === 'promise' && fits(value.value, alternative.element, cluster, depth);
    case 'tuple':
      return (
        value.kind === 'array' &&
        value.items.length === alternative.elements.length &&
        value.items.every((item, i) => fits(item, alternative.elements[i] as TypeDto, cluster, depth))
      );
    case 'map':
      return value.kind === 'map' && value.entries.every(([key, held]) => fits(key, alternative.key, cluster, depth) && fits(held, alternative.value, cluster, depth));
    case 'typed-array':
      return value.kind === 'typed-array' && value.type === alternative.type;
    case 'object':
      return value.kind === 'object' && fitsProperties(value, alternative, cluster, depth);
    case 'instance':
      return false;
    default:
      return value.kind === alternative.kind;
  }
}

type Of<K> = Extract<TypeAlternativeDto, { kind: K }>;

function fitsProperties(value: Extract<ValueTree, { kind: 'object' }>, { properties, index }: Of<'object'>, cluster: TestCluster, depth: number): boolean {
  const held = new Map(value.properties.map((property) => [property.key, property.value]));
  const known = new Map(properties.map((property) => [property.key, property]));
  const complete = properties.every(({ key, optional, type }) => {
    const property = held.get(key);
    return property === undefined ? optional : fits(property, type, cluster, depth);
  });
  if (!complete) return false;
  return [...held].every(([key, property]) => known.has(key) || index === undefined || fits(property, index, cluster, depth));
}
