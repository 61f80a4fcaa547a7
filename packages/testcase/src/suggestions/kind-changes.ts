import type { ComparedDto, ComparisonDto, TypeAlternativeDto, ValueTree } from '@auklet/protocol';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { sampleAlternative } from '../values/sample-value.ts';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';

const UNKNOWN = { alternatives: [] };
/** Kinds are tested of arguments and what stands right inside them. */
const DEEPEST = 2;

/** Puts a value of the kind that was asked for (`typeof`, `instanceof`, `Array.isArray`) in the place of what may have been tested. */
export function kindChanges(leaves: readonly Leaf[], comparison: ComparisonDto, cluster: TestCluster): Change[] {
  const kind = kindAsked(comparison, cluster);
  if (kind === undefined) return [];
  return leaves
    .filter(({ path, value }) => path.length <= DEEPEST && mayBeTested(value, comparison))
    .map((leaf) => ({ leaf, name: `${kind.kind} at ${placeOf(leaf)}`, make: (context) => sampleAlternative(kind, context) }));
}

/** The kind that a comparison asked for in vain; `undefined` when it tests no kind, or found it. */
export function kindAsked(comparison: ComparisonDto, cluster: TestCluster): TypeAlternativeDto | undefined {
  const { operator, right, outcome } = comparison;
  if (outcome) return undefined;
  if (operator === 'typeof' && right.kind === 'string') return KIND_OF_TYPE[right.value];
  if (operator === 'instanceof' && right.kind === 'function') return kindOfClass(right.name, cluster);
  return KIND_OF_CHECK[operator];
}

function mayBeTested(value: ValueTree, { operator, left, right }: ComparisonDto): boolean {
  if (operator === 'typeof') return left.kind === 'string' && typeName(value) === left.value;
  return sameKind(value, operator === 'instanceof' ? left : right);
}

function sameKind(value: ValueTree, compared: ComparedDto): boolean {
  if (compared.kind === 'object') return !LEAVES.has(value.kind) && value.kind !== 'function' && value.kind !== 'array';
  return value.kind === compared.kind;
}

const LEAVES: ReadonlySet<ValueTree['kind']> = new Set(['undefined', 'null', 'boolean', 'number', 'bigint', 'string', 'symbol']);

function typeName({ kind }: ValueTree): string {
  switch (kind) {
    case 'undefined':
    case 'boolean':
    case 'number':
    case 'bigint':
    case 'string':
    case 'symbol':
    case 'function':
      return kind;
    default:
      return 'object';
  }
}

const KIND_OF_TYPE: Readonly<Record<string, TypeAlternativeDto>> = {
  undefined: { weight: 1, kind: 'undefined' },
  boolean: { weight: 1, kind: 'boolean' },
  number: { weight: 1, kind: 'number' },
  bigint: { weight: 1, kind: 'bigint' },
  string: { weight: 1, kind: 'string' },
  symbol: { weight: 1, kind: 'symbol' },
  function: { weight: 1, kind: 'function', parameters: [], returns: UNKNOWN },
  object: { weight: 1, kind: 'object', properties: [] },
};

const KIND_OF_CHECK: Readonly<Record<string, TypeAlternativeDto>> = {
  '.isArray': { weight: 1, kind: 'array', element: UNKNOWN },
  '.isInteger': { weight: 1, kind: 'integer' },
  '.isSafeInteger': { weight: 1, kind: 'integer' },
  '.isFinite': { weight: 1, kind: 'integer' },
};

const KIND_OF_BUILTIN: Readonly<Record<string, TypeAlternativeDto>> = {
  Array: { weight: 1, kind: 'array', element: UNKNOWN },
  Date: { weight: 1, kind: 'date' },
  RegExp: { weight: 1, kind: 'regexp' },
  Error: { weight: 1, kind: 'error' },
  Map: { weight: 1, kind: 'map', key: UNKNOWN, value: UNKNOWN },
  Set: { weight: 1, kind: 'set', element: UNKNOWN },
  Promise: { weight: 1, kind: 'promise', element: UNKNOWN },
  Function: { weight: 1, kind: 'function', parameters: [], returns: UNKNOWN },
  Object: { weight: 1, kind: 'object', properties: [] },
};

function kindOfClass(name: string, cluster: TestCluster): TypeAlternativeDto | undefined {
  const builtin = KIND_OF_BUILTIN[name];
  if (builtin !== undefined) return builtin;
  if (name.endsWith('Error') && !cluster.classes.has(name)) return { weight: 1, kind: 'literal', value: { kind: 'error', type: name, message: 'failure' } };
  if (name.endsWith('Array')) return { weight: 1, kind: 'typed-array', type: name };
  const known = [...cluster.classes.values()];
  const named = known.find(({ path }) => path.at(-1) === name) ?? (known.length === 1 ? known[0] : undefined);
  return named === undefined ? undefined : { weight: 1, kind: 'instance', path: named.path };
}
