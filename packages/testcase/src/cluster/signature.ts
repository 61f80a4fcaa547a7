import type { CallableDto, ParameterDto, RuntimeTypeDto, StatementDto, TypeAlternativeDto, TypeDto } from '@auklet/protocol';
import { targetOf } from '../model/statement.ts';
import type { Holding } from './holding.ts';
import { keyText } from './keys.ts';
import type { TestCluster } from './test-cluster.ts';

/** What a statement passes and what it gets back, as far as types are known. */
export interface Signature {
  readonly parameters: readonly ParameterDto[];
  readonly returns: TypeDto;
  /** The callable of the module that the statement uses, if it is one. */
  readonly callable?: CallableDto;
}

/** The signature of what a statement uses: a callable of the module, or a held value whose type is known. */
export function signatureOf(statement: StatementDto, earlier: readonly Holding[], cluster: TestCluster): Signature | undefined {
  const callable = cluster.callableOf(statement, earlier);
  if (callable !== undefined) return { parameters: callable.parameters, returns: returnedBy(callable), callable };
  const target = targetOf(statement);
  const held = target !== undefined && 'statement' in target ? earlier[target.statement]?.declared : undefined;
  return held === undefined ? undefined : signatureOnHeld(statement, held, cluster);
}

/** Async callables return promises, whatever their declared return type says of the value. */
function returnedBy({ async, generator, returns }: CallableDto): TypeDto {
  if (!async || generator || returns.alternatives.some(({ kind }) => kind === 'promise')) return returns;
  return { alternatives: [{ weight: 1, kind: 'promise', element: returns }] };
}

function signatureOnHeld(statement: StatementDto, held: TypeDto, cluster: TestCluster): Signature | undefined {
  switch (statement.kind) {
    case 'call':
      return functionIn(held, cluster);
    case 'method':
      return functionIn(propertyOf(held, keyText(statement.key), cluster), cluster);
    case 'get':
      return { parameters: [], returns: propertyOf(held, keyText(statement.key), cluster) };
    case 'await':
      return { parameters: [], returns: resolvedType(held, cluster) };
    default:
      return undefined;
  }
}

function functionIn(type: TypeDto, cluster: TestCluster): Signature | undefined {
  return cluster.alternativesOf(type).find((alternative) => alternative.kind === 'function');
}

function propertyOf(type: TypeDto, key: string, cluster: TestCluster): TypeDto {
  for (const alternative of cluster.alternativesOf(type)) {
    const property = alternative.kind === 'object' ? alternative.properties.find((one) => one.key === key) : undefined;
    if (property !== undefined) return property.type;
  }
  return { alternatives: [] };
}

function resolvedType(type: TypeDto, cluster: TestCluster): TypeDto {
  const promise = cluster.alternativesOf(type).find(({ kind }) => kind === 'promise');
  return promise !== undefined && 'element' in promise ? promise.element : type;
}

/** What running would report for values of a declared type, for the time before anything ran. */
export function expectedTypes(declared: TypeDto, cluster: TestCluster): readonly RuntimeTypeDto[] {
  return cluster.alternativesOf(declared).flatMap((alternative) => expectedType(alternative, cluster) ?? []);
}

function expectedType(alternative: TypeAlternativeDto, cluster: TestCluster): RuntimeTypeDto | undefined {
  switch (alternative.kind) {
    case 'function':
      return { kind: 'function', length: alternative.parameters.length };
    case 'promise':
      return { kind: 'promise' };
    case 'iterable':
      return { kind: alternative.async === true ? 'async-iterable' : 'iterable' };
    case 'object': {
      const methods = alternative.properties.filter(({ type }) => functionIn(type, cluster) !== undefined).map(({ key }) => key);
      return methods.length === 0 ? undefined : { kind: 'object', methods };
    }
    default:
      return undefined;
  }
}
