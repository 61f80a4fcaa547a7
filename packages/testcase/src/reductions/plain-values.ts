import type { BehaviourDto, TypeAlternativeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { credibleAlternatives } from '../cluster/credible-alternatives.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { PLAIN_MESSAGE } from './writing-cost.ts';

const DEPTH = 3;
const MOST = 8;

/** The plainest values of a type, one or two for each credible alternative, the likeliest first; none for what has to be made first. */
export function plainValues(type: TypeDto, cluster: TestCluster, depth: number = DEPTH): readonly ValueTree[] {
  const alternatives = credibleAlternatives(type, cluster).toSorted((a, b) => b.weight - a.weight);
  return alternatives.flatMap((alternative) => ofAlternative(alternative, cluster, depth)).slice(0, MOST);
}

function ofAlternative(alternative: TypeAlternativeDto, cluster: TestCluster, depth: number): readonly ValueTree[] {
  const first = (type: TypeDto): ValueTree | undefined => (depth === 0 ? undefined : plainValues(type, cluster, depth - 1)[0]);
  switch (alternative.kind) {
    case 'undefined':
    case 'null':
      return [{ kind: alternative.kind }];
    case 'boolean':
      return [true, false].map((value) => ({ kind: 'boolean', value }));
    case 'number':
      return [1, 0, 0.5, -1].map((value) => ({ kind: 'number', value }));
    case 'integer':
      return [1, 0, -1].map((value) => ({ kind: 'number', value }));
    case 'bigint':
      return [{ kind: 'bigint', value: '1' }];
    case 'string':
      return ['a', ''].map((value) => ({ kind: 'string', value }));
    case 'literal':
      return [alternative.value];
    case 'array':
      return [{ kind: 'array', items: listOf(first(alternative.element)) }, { kind: 'array', items: [] }];
    case 'set':
      return [{ kind: 'set', items: listOf(first(alternative.element)) }];
    case 'iterable':
      if (alternative.async === true) return [{ kind: 'iterable', items: listOf(first(alternative.element)), async: true }];
      return [{ kind: 'array', items: listOf(first(alternative.element)) }];
    case 'map':
      return [{ kind: 'map', entries: [] }];
    case 'promise':
      return [{ kind: 'promise', state: 'resolved', value: first(alternative.element) ?? { kind: 'undefined' } }];
    case 'tuple':
      return wholeOf(alternative.elements.map(first), (items) => ({ kind: 'array', items }));
    case 'object': {
      const required = alternative.properties.filter(({ optional }) => !optional);
      return wholeOf(required.map(({ type }) => first(type)), (values) => ({ kind: 'object', properties: required.map(({ key }, i) => ({ key, role: 'data', value: values[i] as ValueTree })) }));
    }
    case 'function':
      return plainFunctions(alternative.returns, cluster, depth);
    case 'date':
      return [{ kind: 'date', milliseconds: 0 }];
    case 'regexp':
      return [{ kind: 'regexp', source: 'a', flags: '' }];
    case 'error':
      return [{ kind: 'error', type: 'Error', message: PLAIN_MESSAGE }];
    default:
      return [];
  }
}

/** Functions that give back one of the plainest values that they have to, or nothing, and one that fails. */
function plainFunctions(returns: TypeDto, cluster: TestCluster, depth: number): readonly ValueTree[] {
  const promise = cluster.alternativesOf(returns).find((alternative) => alternative.kind === 'promise');
  const style = promise === undefined ? 'arrow' : 'async';
  const given = depth === 0 ? [] : plainValues(promise !== undefined && 'element' in promise ? promise.element : returns, cluster, depth - 1);
  const plans = given.length === 0 ? [[]] : given.slice(0, 2).map((value): BehaviourDto[] => (value.kind === 'undefined' ? [] : [{ kind: 'return', value }]));
  return [...plans, [FAILING]].map((plan) => ({ kind: 'function', style, arity: 0, plan }));
}

const FAILING: BehaviourDto = { kind: 'throw', value: { kind: 'error', type: 'Error', message: PLAIN_MESSAGE } };

function listOf(value: ValueTree | undefined): readonly ValueTree[] {
  return value === undefined ? [] : [value];
}

function wholeOf(parts: readonly (ValueTree | undefined)[], build: (parts: readonly ValueTree[]) => ValueTree): readonly ValueTree[] {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? [build(known)] : [];
}
