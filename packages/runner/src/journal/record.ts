// Runs in the child and in the main process: may import node builtins and protocol only.
import { crc32 } from 'node:zlib';

/** "AJL1", little endian. */
export const MAGIC = 0x314c4a41;
/** Magic, kind, sequence number, batch, payload bytes, checksum of all that and the payload; u32 each. */
export const HEADER_BYTES = 24;
export const CHECKSUM_AT = 20;
/** Of a result: version, index, bytes of the outcome, number of observations. */
export const ENVELOPE_BYTES = 16;
/** Of an observation: position of the observer, kind, bytes, zero. */
export const PLACE_BYTES = 16;
/** No result is larger; more is reported as not serialisable. */
export const MAX_PAYLOAD_BYTES: number = 64 * 1024 * 1024;

/** `sound`: up to here nobody tampered with intrinsics. */
export const RecordKind = { loading: 1, loaded: 2, marker: 3, result: 4, sound: 5, denial: 6 } as const;
export type RecordKind = (typeof RecordKind)[keyof typeof RecordKind];

export const ObservationKind = { text: 0, bytes: 1, utf16: 2 } as const;

/** Records and the data in them start at multiples of 8, so that typed arrays can be laid over them. */
export function padded(bytes: number): number {
  return (bytes + 7) & ~7;
}

/** Checksum of a record whose header, but for the checksum, and payload are in place. */
export function checksum(record: Uint8Array): number {
  return crc32(record.subarray(HEADER_BYTES), crc32(record.subarray(0, CHECKSUM_AT)));
}
