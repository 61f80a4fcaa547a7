import { parse, stringify } from 'flatted';
import { AukletError } from './auklet-error.ts';
import type { SnapshotDto } from './snapshot.ts';

/** Text of one or more snapshots; parts that they share stay shared. */
export function encodeSnapshots(snapshots: readonly SnapshotDto[]): string {
  return stringify(snapshots);
}

/**
 * The snapshots as they were encoded. Check them with `snapshotSchema` of `@auklet/protocol/schema` when the
 * text comes from a process that ran hostile code.
 *
 * @throws AukletError `invalid-dto` when the text is not that of snapshots.
 */
export function decodeSnapshots(text: string): SnapshotDto[] {
  let decoded: unknown;
  try {
    decoded = parse(text);
  } catch (cause) {
    throw new AukletError('invalid-dto', 'A snapshot text cannot be parsed.', { cause });
  }
  if (!Array.isArray(decoded)) throw new AukletError('invalid-dto', 'A snapshot text is not a list.');
  return decoded as SnapshotDto[];
}
