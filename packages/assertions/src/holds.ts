import type { AssertionDto, OutcomeDto, SnapshotDto, ThrownExpectationDto, ValuesDto, ValueTree } from '@auklet/protocol';
import { claimsOf } from './claims.ts';
import { literalTree } from './literal-tree.ts';
import { thrownExpectation } from './thrown-expectation.ts';

/** One execution of a test. */
export interface ObservedRun {
  readonly outcome: OutcomeDto;
  /** `undefined` when the process ended before the test did. */
  readonly values: ValuesDto | undefined;
}

/** Relative difference up to which doubles count as close. */
const CLOSE = 1e-9;

/** Whether the assertion would pass in a run that ended by itself and as far as the test it belongs to; what was printed is no part of the run's values. */
export function holds(assertion: AssertionDto, values: ValuesDto): boolean {
  const { statement, path } = assertion;
  if (assertion.kind === 'printed') return true;
  if (assertion.kind === 'throws') return isExpected(assertion.error, values.statements[statement]);
  if (assertion.kind === 'same-as') return values.statements[statement]?.sameAs === assertion.other;
  if (assertion.kind === 'called') return isSame(assertion.calls, callsOf(values, statement));
  const whole = values.atEnd[statement];
  const part = whole === undefined ? undefined : partAt(whole, path);
  if (part === undefined) return assertion.kind === 'is' && assertion.value.kind === 'undefined' && whole !== undefined;
  switch (assertion.kind) {
    case 'is':
    case 'equals':
      return isSame(assertion.value, literalTree(part));
    case 'close-to':
      return part.kind === 'number' && typeof part.value === 'number' && Math.abs(part.value - assertion.value) <= CLOSE * Math.abs(assertion.value);
    case 'type-of':
      return typeOf(part) === assertion.type;
    case 'instance-of':
      return claimsOf(part).some((claim) => claim.kind === 'instance-of' && claim.type === assertion.type);
  }
}

function isExpected(expected: ThrownExpectationDto, entry: ValuesDto['statements'][number] | undefined): boolean {
  if (entry?.kind !== 'thrown') return false;
  const text = entry.value.kind === 'error' ? [entry.value.message] : [];
  const thrown = thrownExpectation(entry.value, text);
  if (thrown === undefined) return false;
  if ('value' in expected || 'value' in thrown) return isSame(expected, thrown);
  return expected.type === thrown.type && (expected.message === undefined || expected.message === thrown.message);
}

function callsOf(values: ValuesDto, statement: number): (ValueTree | undefined)[][] {
  return values.callbacks.filter(({ path }) => path === `${statement}.0`).map(({ args }) => args.map(literalTree));
}

/** The part of a value to which a path of keys and positions leads. */
function partAt(whole: SnapshotDto, path: readonly (string | number)[]): SnapshotDto | undefined {
  let part: SnapshotDto | undefined = whole;
  for (const key of path) part = part === undefined ? undefined : child(part, key);
  return part;
}

function child(snapshot: SnapshotDto, key: string | number): SnapshotDto | undefined {
  if (key === 'length' && 'length' in snapshot) return { kind: 'number', value: snapshot.length };
  if (key === 'size' && 'size' in snapshot) return { kind: 'number', value: snapshot.size };
  if (snapshot.kind === 'regexp' && key === 'source') return { kind: 'string', value: snapshot.source, length: snapshot.source.length };
  if (snapshot.kind === 'array') return typeof key === 'number' ? snapshot.items[key] : undefined;
  const properties = 'properties' in snapshot ? snapshot.properties : [];
  const property = properties.find((one) => one.key === String(key));
  return property !== undefined && 'value' in property ? property.value : undefined;
}

function typeOf({ kind }: SnapshotDto): string {
  return kind === 'undefined' || kind === 'boolean' || kind === 'number' || kind === 'bigint' || kind === 'string' || kind === 'symbol' || kind === 'function' ? kind : 'object';
}

function isSame(expected: unknown, actual: unknown): boolean {
  return actual !== undefined && JSON.stringify(inFixedOrder(expected)) === JSON.stringify(inFixedOrder(actual));
}

/** Deep equality does not look at the order of properties, nor at that of the entries of maps and sets. */
function inFixedOrder(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inFixedOrder);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inFixedOrder(value)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { kind } = copy;
  if (kind === 'object') copy['properties'] = sorted(copy['properties']);
  if (kind === 'map') copy['entries'] = sorted(copy['entries']);
  if (kind === 'set') copy['items'] = sorted(copy['items']);
  return copy;
}

function sorted(list: unknown): unknown {
  return Array.isArray(list) ? list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : list;
}
