import type { BehaviourDto, CallableDto, StatementDto, TestCaseDto, TypeAlternativeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { argumentsOf } from '../model/statement.ts';
import { parameterType } from '../statements/parameter-type.ts';
import { credibleAlternatives } from './credible-alternatives.ts';
import { signatureOf } from './signature.ts';
import type { TestCluster } from './test-cluster.ts';

/** Levels of types that are looked into; values end earlier, but a type may name nothing but itself. */
const DEPTH = 16;

/**
 * How many arguments of a test case do not fit what is known of their parameters: of a wrong kind, missing though
 * they are needed, or too many. Readers and type checkers want none.
 */
export function misfitsOf({ statements }: TestCaseDto, cluster: TestCluster): number {
  const holdings = cluster.holdingsOf(statements);
  let misfits = 0;
  for (const [index, statement] of statements.entries()) {
    const signature = signatureOf(statement, holdings.slice(0, index), cluster);
    if (signature !== undefined) misfits += misfitsIn(statement, statements, signature, cluster);
  }
  return misfits;
}

function misfitsIn(statement: StatementDto, statements: readonly StatementDto[], { parameters }: Pick<CallableDto, 'parameters'>, cluster: TestCluster): number {
  const args = passedBy(statement)?.map((value) => boundValue(value, statements));
  if (args === undefined) return 0;
  const missing = parameters.slice(args.length).filter(({ optional, rest }) => !optional && !rest).length;
  const surplus = parameters.at(-1)?.rest === true ? 0 : Math.max(0, args.length - parameters.length);
  const wrong = args.filter((value, position) => position < parameters.length + surplus && !fitsParameter(value, parameters, position, cluster));
  return missing + surplus + wrong.length;
}

/** What a reference to a bound value stands for. */
function boundValue(value: ValueTree, statements: readonly StatementDto[]): ValueTree {
  const bound = value.kind === 'reference' ? statements[value.statement] : undefined;
  return bound?.kind === 'let' ? boundValue(bound.value, statements) : value;
}

/** The tag of a template gets the texts between the values first. */
function passedBy(statement: StatementDto): readonly ValueTree[] | undefined {
  if (statement.kind !== 'tagged') return argumentsOf(statement);
  return [{ kind: 'array', items: statement.strings.map((value) => ({ kind: 'string', value })) }, ...statement.args];
}

function fitsParameter(value: ValueTree, parameters: CallableDto['parameters'], position: number, cluster: TestCluster): boolean {
  if (value.kind === 'undefined' && parameters[position]?.optional === true) return true;
  return fits(value, parameterType(parameters, position), cluster, DEPTH);
}

/** Whether a value is of a type, as far as the type is known; references get the benefit of the doubt. */
function fits(value: ValueTree, type: TypeDto, cluster: TestCluster, depth: number): boolean {
  if (type.alternatives.length === 0 || depth === 0 || value.kind === 'reference' || value.kind === 'export') return true;
  return credibleAlternatives(type, cluster).some((alternative) => fitsAlternative(value, alternative, cluster, depth - 1));
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
      if (alternative.async === true) return value.kind === 'iterable' && value.async === true;
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
    case 'function':
      return value.kind === 'function' && returnsFit(value, alternative.returns, cluster, depth);
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

/** Whether a synthesised function gives back what is declared, on each call; what it passes on gets the benefit of the doubt. */
function returnsFit({ style, plan }: Extract<ValueTree, { kind: 'function' }>, returns: TypeDto, cluster: TestCluster, depth: number): boolean {
  if (returns.alternatives.length === 0 || style === 'generator') return true;
  const given = plan.length === 0 ? [UNDEFINED] : plan.flatMap(returnedBy);
  return given.every((value) => fits(style === 'async' ? { kind: 'promise', state: 'resolved', value } : value, returns, cluster, depth) || isVoid(returns));
}

const UNDEFINED: ValueTree = { kind: 'undefined' };

function returnedBy(behaviour: BehaviourDto): readonly ValueTree[] {
  if (behaviour.kind === 'return') return [behaviour.value];
  return behaviour.kind === 'call-argument' || behaviour.kind === 'write-argument' ? [UNDEFINED] : [];
}

/** Nobody looks at what a function gives back that is declared to give nothing. */
function isVoid({ alternatives }: TypeDto): boolean {
  return alternatives.every(({ kind }) => kind === 'undefined');
}
