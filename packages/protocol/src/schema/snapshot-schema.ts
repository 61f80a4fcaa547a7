import { z } from 'zod';
import type { SnapshotDto } from '../snapshot.ts';
import { AukletError } from '../auklet-error.ts';
import { decodeSnapshots } from '../snapshot-codec.ts';
import { numberLiteralSchema } from './test-case-schema.ts';
import { validate } from './validate.ts';

const count = z.int().min(0);
const nodes = z.array(z.unknown());
const deviation = { subclass: z.string().exactOptional(), extras: count.exactOptional() };
const properties = z.array(
  z.union([z.strictObject({ key: z.string(), value: z.unknown() }), z.strictObject({ key: z.string(), accessor: z.literal(true) })]),
);

/** One node without its children: snapshots may be cyclic, so `readSnapshots` walks them and checks node by node. */
const nodeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['undefined', 'null', 'hole', 'promise', 'proxy', 'truncated']) }),
  z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('number'), value: numberLiteralSchema }),
  z.strictObject({ kind: z.literal('bigint'), value: z.string() }),
  z.strictObject({ kind: z.literal('string'), value: z.string(), length: count }),
  z.strictObject({ kind: z.literal('symbol'), description: z.string(), origin: z.enum(['local', 'registered', 'well-known']) }),
  z.strictObject({ kind: z.literal('function'), name: z.string(), length: z.number(), isClass: z.boolean() }),
  z.strictObject({ kind: z.literal('array'), length: count, items: nodes, ...deviation }),
  z.strictObject({ kind: z.literal('object'), type: z.string().nullable(), plain: z.boolean(), properties, omitted: count }),
  z.strictObject({ kind: z.literal('error'), type: z.string(), message: z.string(), properties, omitted: count }),
  z.strictObject({ kind: z.literal('map'), size: count, entries: z.array(z.tuple([z.unknown(), z.unknown()])), ...deviation }),
  z.strictObject({ kind: z.literal('set'), size: count, items: nodes, ...deviation }),
  z.strictObject({ kind: z.literal('date'), milliseconds: numberLiteralSchema, ...deviation }),
  z.strictObject({ kind: z.literal('regexp'), source: z.string(), flags: z.string(), lastIndex: z.number(), ...deviation }),
  z.strictObject({ kind: z.literal('typed-array'), type: z.string(), length: count, items: z.array(numberLiteralSchema), ...deviation }),
  z.strictObject({ kind: z.literal('boxed'), type: z.enum(['Boolean', 'Number', 'String', 'BigInt', 'Symbol']), value: z.unknown() }),
  z.strictObject({ kind: z.literal('opaque'), type: z.string() }),
]);

/**
 * Decodes snapshots that come from a process that ran hostile code, and checks every node once.
 *
 * @throws AukletError `invalid-dto`.
 */
export function readSnapshots(text: string): SnapshotDto[] {
  const snapshots = decodeSnapshots(text);
  const seen = new Set<unknown>();
  const pending: unknown[] = [...snapshots];
  while (pending.length > 0) {
    const node = pending.pop();
    if (seen.has(node)) continue;
    if (typeof node !== 'object' || node === null) throw new AukletError('invalid-dto', 'A snapshot node is not an object.');
    seen.add(node);
    validate(nodeSchema, node, 'A snapshot node');
    pending.push(...childrenOf(node as SnapshotDto));
  }
  return snapshots;
}

function childrenOf(node: SnapshotDto): SnapshotDto[] {
  switch (node.kind) {
    case 'array':
    case 'set':
      return node.items;
    case 'map':
      return node.entries.flat();
    case 'object':
    case 'error':
      return node.properties.flatMap((property) => ('value' in property ? [property.value] : []));
    case 'boxed':
      return [node.value];
    default:
      return [];
  }
}
