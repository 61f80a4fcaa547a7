import type { ComparisonDto, PropertyTree, TypeDto, ValueTree } from '@auklet/protocol';
import { fromNumberLiteral } from '@auklet/protocol';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { sampleValue } from '../values/sample-value.ts';
import type { ValueContext } from '../values/value-context.ts';

const LAST_NAME = /(?:\.|\?\.|\[['"])([A-Za-z_$][\w$]*)(?:['"]\])?\s*$/;

/** The property whose value a condition tests, as its source text names it: `options.strict` -> `strict`. */
export function propertyTested(text: string, { operator }: ComparisonDto): string | undefined {
  const operand = operator === 'typeof' ? text.replace(/^typeof\s+/, '') : text;
  const [left] = operand.split(/\s*(?:[!=]==?|[<>]=?|\binstanceof\b|\bin\b|&&|\|\||\?\?)\s*/);
  return LAST_NAME.exec((left ?? '').replace(/[!()]/g, ''))?.[1];
}

/** The object with a value under the key that makes the comparison come out otherwise, as far as that can be told. */
export function withProperty(object: Extract<ValueTree, { kind: 'object' }>, key: string, comparison: ComparisonDto, context: ValueContext): ValueTree {
  const property: PropertyTree = { key, role: 'data', value: wantedValue(key, comparison, context) };
  const others = object.properties.filter((one) => one.key !== key);
  return { ...object, properties: [...others, property] };
}

function wantedValue(key: string, { operator, right, outcome }: ComparisonDto, context: ValueContext): ValueTree {
  if (operator === '===' || operator === '==') {
    if (right.kind === 'string' && !outcome) return { kind: 'string', value: right.value };
    if (right.kind === 'number' && !outcome) return { kind: 'number', value: right.value };
    if (right.kind === 'boolean') return { kind: 'boolean', value: outcome ? !right.value : right.value };
    if (right.kind === 'null' && !outcome) return { kind: 'null' };
  }
  if (right.kind === 'number' && /^[<>]=?$/.test(operator)) return { kind: 'number', value: fromNumberLiteral(right.value) + (outcome === operator.startsWith('>') ? -1 : 1) };
  if (operator === 'truthy' && outcome) return context.random.pick([{ kind: 'boolean', value: false }, { kind: 'undefined' }, { kind: 'number', value: 0 }, { kind: 'string', value: '' }]);
  const type = typeOf(key, context.draft.cluster);
  const value = sampleValue(type, context);
  return operator === 'truthy' && isFalsy(value) ? { kind: 'boolean', value: true } : value;
}

function typeOf(key: string, cluster: TestCluster): TypeDto {
  const known = cluster.keyTypes.typeOf(key);
  return known.alternatives.length > 0 ? known : { alternatives: [{ weight: 2, kind: 'boolean' }, { weight: 1, kind: 'string' }, { weight: 1, kind: 'integer' }, { weight: 1, kind: 'function', parameters: [], returns: { alternatives: [] } }, { weight: 1, kind: 'array', element: { alternatives: [] } }, { weight: 1, kind: 'object', properties: [] }] };
}

function isFalsy(value: ValueTree): boolean {
  if (value.kind === 'undefined' || value.kind === 'null') return true;
  return 'value' in value && (value.value === false || value.value === 0 || value.value === '' || value.value === 'NaN' || value.value === '-0');
}
