import type { TypeAlternativeDto, TypeDto, TypedArrayType, ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { sampleInstance, sampleMade } from '../statements/sample-instance.ts';
import { sampleFunction } from './sample-function.ts';
import { numberValue, sampleBigint, sampleInteger, sampleNumber } from './sample-number.ts';
import { sampleBag, sampleShapedObject } from './sample-object.ts';
import { sampleString } from './sample-string.ts';
import { choose, deeper, type ValueContext } from './value-context.ts';

/** Below this level only leaves are sampled. */
const LEAF_DEPTH = 3;
/** No value is sampled below this level, however deep a known type goes. */
const DEEPEST = LIMITS.sampledDepth;
const TYPED_ARRAYS: readonly TypedArrayType[] = ['Uint8Array', 'Int32Array', 'Float64Array', 'Uint8ClampedArray', 'Uint16Array', 'BigInt64Array'];

export const UNKNOWN: TypeDto = { alternatives: [] };
const UNDEFINED: ValueTree = { kind: 'undefined' };

/** A value for a slot: its alternatives by weight, now and then something else altogether. */
export function sampleValue(type: TypeDto, context: ValueContext): ValueTree {
  const { random } = context;
  const { alternatives } = type;
  if (alternatives.length === 0 || random.boolean(context.draft.bias.exploration)) return sampleUnknown(context);
  const index = random.weighted(alternatives.map(({ weight, kind }) => (weight > 0 ? weight : 0.01) * damping(kind, context)));
  return sampleAlternative(alternatives[index] as TypeAlternativeDto, context);
}

/** Deep down, what ends the tree is preferred. */
function damping(kind: TypeAlternativeDto['kind'], { depth }: ValueContext): number {
  if (depth <= LEAF_DEPTH) return 1;
  return ['array', 'set', 'map', 'tuple', 'object', 'function', 'named', 'iterable', 'promise', 'instance'].includes(kind) ? 0.05 : 1;
}

/** A value of one alternative. */
export function sampleAlternative(alternative: TypeAlternativeDto, context: ValueContext): ValueTree {
  const { random, draft } = context;
  if (context.depth > DEEPEST) return UNDEFINED;
  const inner = deeper(context);
  switch (alternative.kind) {
    case 'literal':
      return alternative.value;
    case 'integer':
      return sampleInteger(context);
    case 'array':
    case 'set':
      return { kind: alternative.kind, items: sampleItems(alternative.element, inner) };
    case 'iterable':
      return { kind: 'iterable', items: sampleItems(alternative.element, inner), ...(alternative.async === true ? { async: true } : {}) };
    case 'tuple':
      return { kind: 'array', items: alternative.elements.map((element) => sampleValue(element, inner)) };
    case 'map':
      return { kind: 'map', entries: sampleItems(alternative.key, inner).map((key) => [key, sampleValue(alternative.value, inner)] as const) };
    case 'promise':
      return samplePromise(alternative.element, context);
    case 'typed-array':
      return sampleTypedArray(context, TYPED_ARRAYS.find((name) => name === alternative.type) ?? 'Uint8Array');
    case 'object':
      return sampleMade(alternative, context) ?? sampleShapedObject(alternative.properties, alternative.index, context);
    case 'function':
      return sampleFunction(context, alternative);
    case 'instance':
      return sampleInstance(alternative.path, context);
    case 'named':
      return context.depth > LEAF_DEPTH + 2 ? UNDEFINED : sampleValue(draft.cluster.typeNamed(alternative.index), inner);
    case 'error':
      return { kind: 'error', type: random.boolean(0.8) ? 'Error' : 'TypeError', message: random.pick(['', 'failure']) };
    default:
      return sampleKind(alternative.kind, context);
  }
}

type SimpleKind = 'undefined' | 'null' | 'boolean' | 'number' | 'bigint' | 'string' | 'symbol' | 'date' | 'regexp';

function sampleKind(kind: SimpleKind, context: ValueContext): ValueTree {
  const { random } = context;
  switch (kind) {
    case 'undefined':
    case 'null':
      return { kind };
    case 'boolean':
      return { kind, value: random.boolean() };
    case 'number':
      return sampleNumber(context);
    case 'bigint':
      return sampleBigint(context);
    case 'string':
      return sampleString(context);
    case 'symbol':
      return random.boolean(0.7) ? { kind, description: random.pick(['', 'a', 'b']) } : { kind, description: random.pick(['iterator', 'toStringTag']), wellKnown: true };
    case 'date':
      return { kind, milliseconds: random.boolean(0.1) ? 'NaN' : random.pick([0, 1, 86_400_000, 951_782_400_000, 1_577_934_245_678, -1]) };
    case 'regexp':
      return sampleRegexp(context);
  }
}

/** A value of any kind, for slots of which nothing is known. */
export function sampleUnknown(context: ValueContext): ValueTree {
  const { random, draft, depth } = context;
  const inner = deeper(context);
  const nests = depth <= LEAF_DEPTH ? 1 : 0;
  const classes = [...draft.cluster.classes.values()];
  const bindable = depth <= 1 && draft.length > 0;
  return choose<() => ValueTree>(random, [
    [5, () => sampleString(context)],
    [3.5, () => sampleNumber(context)],
    [2, () => sampleKind('boolean', context)],
    [0.8, () => UNDEFINED],
    [0.7, () => ({ kind: 'null' })],
    [4 * nests, () => sampleBag(context)],
    [3 * nests, () => ({ kind: 'array', items: sampleItems(UNKNOWN, inner) })],
    [2.5 * nests, () => sampleFunction(context)],
    [0.3, () => sampleRegexp(context)],
    [0.3, () => sampleKind('date', context)],
    [0.15, () => sampleKind('symbol', context)],
    [0.15, () => sampleBigint(context)],
    [0.2, () => sampleTypedArray(context, random.pick(TYPED_ARRAYS))],
    [0.2 * nests, () => ({ kind: 'map', entries: sampleItems(UNKNOWN, inner).map((key) => [key, sampleUnknown(inner)] as const) })],
    [0.2 * nests, () => ({ kind: 'set', items: sampleItems(UNKNOWN, inner) })],
    [0.25, () => ({ kind: 'error', type: 'Error', message: 'failure' })],
    [0.3 * nests, () => samplePromise(UNKNOWN, context)],
    [0.3 * nests, () => ({ kind: 'iterable', items: sampleItems(UNKNOWN, inner), ...(random.boolean(0.3) ? { async: true } : {}) })],
    [classes.length > 0 ? nests : 0, () => sampleInstance(random.pick(classes).path, context)],
    [bindable ? 1.5 : 0, () => ({ kind: 'reference', statement: pickBound(context) })],
  ])();
}

function pickBound({ random, draft }: ValueContext): number {
  const bound = draft.statements.flatMap((statement, i) => (statement.kind === 'set' || statement.kind === 'advance' ? [] : [i]));
  return bound.length === 0 ? draft.append({ kind: 'let', value: numberValue(1) }) : random.pick(bound);
}

/** Items of one kind more often than not, because programs expect it. */
function sampleItems(element: TypeDto, context: ValueContext): ValueTree[] {
  const { random } = context;
  const count = choose(random, [
    [0.15, 0],
    [0.3, 1],
    [0.25, 2],
    [0.2, 3],
    [0.1, 4],
  ]);
  if (element.alternatives.length > 0 || random.boolean(0.3)) return Array.from({ length: count }, () => sampleValue(element, context));
  const first = sampleUnknown(context);
  const same = kindSampler(first, context);
  return Array.from({ length: count }, (_, i) => (i === 0 ? first : same()));
}

function kindSampler(example: ValueTree, context: ValueContext): () => ValueTree {
  switch (example.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return () => sampleKind(example.kind, context);
    case 'object':
      return () => sampleBag(context);
    case 'function':
      return () => sampleFunction(context);
    case 'array':
      return () => ({ kind: 'array', items: sampleItems(UNKNOWN, deeper(context)) });
    default:
      return () => sampleUnknown(context);
  }
}

function samplePromise(element: TypeDto, context: ValueContext): ValueTree {
  if (context.random.boolean(0.75)) return { kind: 'promise', state: 'resolved', value: sampleValue(element, deeper(context)) };
  return { kind: 'promise', state: 'rejected', value: { kind: 'error', type: 'Error', message: 'failure' } };
}

function sampleTypedArray({ random }: ValueContext, type: TypedArrayType): ValueTree {
  return { kind: 'typed-array', type, items: Array.from({ length: random.int(0, 6) }, () => (random.boolean(0.8) ? random.int(0, 255) : 0)) };
}

function sampleRegexp({ random, draft: { cluster } }: ValueContext): ValueTree {
  const { regexps } = cluster.pool;
  if (regexps.length > 0 && random.boolean(0.4)) return { kind: 'regexp', ...random.pick(regexps) };
  return { kind: 'regexp', source: random.pick(['a', '.', '^$', '\\d+', '[a-z]*', '(a)(b)?']), flags: random.pick(['', '', 'g', 'i', 'gi', 'm']) };
}
