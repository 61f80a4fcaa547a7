import { type ComparedDto, type ComparisonDto, fromNumberLiteral, type ValueTree } from '@auklet/protocol';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { kindAsked } from '../suggestions/kind-changes.ts';
import { around } from '../suggestions/numbers-near.ts';
import { numberValue } from '../values/sample-number.ts';
import { stringValue } from '../values/sample-string.ts';
import { sampleAlternative } from '../values/sample-value.ts';
import type { ValueContext } from '../values/value-context.ts';

const MOST = 4;

/** Makes a value, of which `name` says what it is. */
export interface WantedValue {
  readonly name: string;
  make(context: ValueContext): ValueTree;
}

/** What a mimic should have been for a comparison with it to come out otherwise; `other` is what it was compared with. */
export function wantedValues(comparison: ComparisonDto, other: ComparedDto, cluster: TestCluster): readonly WantedValue[] {
  const { operator } = comparison;
  if (operator === 'truthy') return [fixed({ kind: 'boolean', value: false }), fixed({ kind: 'undefined' })];
  if (operator === 'nullish') return [fixed({ kind: 'undefined' }), fixed({ kind: 'null' })];
  if (other.kind === 'regexp') return [matching(other, cluster)];
  const kind = kindAsked(comparison, cluster);
  if (kind?.kind === 'array') return [fixed({ kind: 'array', items: [{ kind: 'object', properties: [] }] })];
  if (kind !== undefined) return [{ name: kind.kind, make: (context) => sampleAlternative(kind, context) }];
  return valuesFrom(other, operator).slice(0, MOST).map(fixed);
}

function fixed(value: ValueTree): WantedValue {
  return { name: JSON.stringify(value), make: () => value };
}

function matching(pattern: Extract<ComparedDto, { kind: 'regexp' }>, { pool }: TestCluster): WantedValue {
  pool.patterns.learn(pattern);
  return { name: `/${pattern.source}/`, make: ({ random }) => stringValue(pool.patterns.textFor(pattern, random) ?? '') };
}

function valuesFrom(other: ComparedDto, operator: string): readonly ValueTree[] {
  switch (other.kind) {
    case 'undefined':
    case 'null':
      return [{ kind: other.kind }];
    case 'boolean':
    case 'bigint':
      return [other];
    case 'number':
      return /^[<>]/.test(operator) ? aroundLimit(fromNumberLiteral(other.value)) : [numberValue(fromNumberLiteral(other.value))];
    case 'string':
      return [stringValue(other.value)];
    case 'array':
      return other.items.map((item) => (typeof item === 'string' ? stringValue(item) : numberValue(item)));
    case 'object':
      return other.keys.map(stringValue);
    case 'mimic':
      return [stringValue('a')];
    default:
      return [];
  }
}

function aroundLimit(limit: number): readonly ValueTree[] {
  const [equal, above, below] = around(limit) as [number, number, number];
  return [above, below, equal].filter((value) => value !== undefined).map(numberValue);
}
