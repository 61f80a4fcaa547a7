// Runs in the main process. What it reads was written by a process that ran hostile code.
import { AukletError, type DenialDto, type ExecutionResultDto, type ObservationDto, PROTOCOL_VERSION } from '@auklet/protocol';
import { readDenial } from './read-denial.ts';
import { readOutcome } from './read-outcome.ts';
import { CHECKSUM_AT, checksum, ENVELOPE_BYTES, HEADER_BYTES, MAGIC, MAX_PAYLOAD_BYTES, ObservationKind, padded, PLACE_BYTES, RecordKind } from './record.ts';

export type JournalRecord =
  | { readonly kind: 'loading'; readonly batch: number }
  | { readonly kind: 'loaded'; readonly batch: number }
  | { readonly kind: 'sound'; readonly batch: number }
  | { readonly kind: 'marker'; readonly batch: number; readonly index: number; readonly statement: number }
  | { readonly kind: 'denial'; readonly batch: number; readonly index: number; readonly denial: DenialDto }
  | { readonly kind: 'result'; readonly batch: number; readonly result: ExecutionResultDto };

export interface ReadRecord {
  readonly record: JournalRecord;
  /** Where the next record starts. */
  readonly end: number;
}

const EVENTS = { [RecordKind.loading]: 'loading', [RecordKind.loaded]: 'loaded', [RecordKind.sound]: 'sound' } as const;

/**
 * Reads the record at `start`.
 *
 * @param namesOf the observers of a batch, in the order in which they were requested
 * @returns undefined when the record is not complete (yet)
 * @throws AukletError `invalid-dto` for everything that is no record with this sequence number
 */
export function readRecord(bytes: Buffer, start: number, sequence: number, namesOf: (batch: number) => readonly string[]): ReadRecord | undefined {
  if (bytes.length - start < HEADER_BYTES) return undefined;
  if (bytes.readUInt32LE(start) !== MAGIC) throw invalid('does not start with its magic number');
  const payloadBytes = bytes.readUInt32LE(start + 16);
  if (payloadBytes > MAX_PAYLOAD_BYTES || payloadBytes !== padded(payloadBytes)) throw invalid('has an impossible length');
  const end = start + HEADER_BYTES + payloadBytes;
  if (end > bytes.length) return undefined;
  if (bytes.readUInt32LE(start + CHECKSUM_AT) !== checksum(bytes.subarray(start, end))) throw invalid('has a wrong checksum');
  if (bytes.readUInt32LE(start + 8) !== sequence) throw invalid('is out of sequence');
  const batch = bytes.readUInt32LE(start + 12);
  const payload = bytes.subarray(start + HEADER_BYTES, end);
  return { record: decode(bytes.readUInt32LE(start + 4), batch, payload, namesOf), end };
}

function decode(kind: number, batch: number, payload: Buffer, namesOf: (batch: number) => readonly string[]): JournalRecord {
  switch (kind) {
    case RecordKind.loading:
    case RecordKind.loaded:
    case RecordKind.sound:
      if (payload.length !== 0) throw invalid('has a payload that its kind has not');
      return { kind: EVENTS[kind], batch };
    case RecordKind.marker:
      if (payload.length !== 8) throw invalid('is a marker of a wrong length');
      return { kind: 'marker', batch, index: payload.readInt32LE(0), statement: payload.readInt32LE(4) };
    case RecordKind.denial:
      return { kind: 'denial', batch, ...decodeDenial(payload) };
    case RecordKind.result:
      return { kind: 'result', batch, result: decodeResult(payload, namesOf(batch)) };
    default:
      throw invalid('is of an unknown kind');
  }
}

function decodeDenial(payload: Buffer): { readonly index: number; readonly denial: DenialDto } {
  const bytes = payload.length < 8 ? Infinity : payload.readUInt32LE(4);
  if (payload.length !== 8 + padded(bytes)) throw invalid('is a denial of a wrong length');
  return { index: payload.readInt32LE(0), denial: readDenial(payload.toString('utf8', 8, 8 + bytes)) };
}

function decodeResult(payload: Buffer, names: readonly string[]): ExecutionResultDto {
  if (payload.length < ENVELOPE_BYTES) throw invalid('is a result without an envelope');
  const version = payload.readUInt32LE(0);
  if (version !== PROTOCOL_VERSION) throw invalid(`is of version ${version} instead of ${PROTOCOL_VERSION}`);
  const outcomeBytes = payload.readUInt32LE(8);
  const count = payload.readUInt32LE(12);
  const outcomeAt = ENVELOPE_BYTES + count * PLACE_BYTES;
  if (count > names.length || outcomeAt + outcomeBytes > payload.length) throw invalid('is a result that is shorter than it says');
  const outcome = readOutcome(payload.toString('utf8', outcomeAt, outcomeAt + outcomeBytes));
  const observations = decodeObservations(payload, count, outcomeAt + padded(outcomeBytes), names);
  return { version, index: payload.readUInt32LE(4), outcome, observations };
}

function decodeObservations(payload: Buffer, count: number, start: number, names: readonly string[]): Record<string, ObservationDto> {
  const observations: Record<string, ObservationDto> = {};
  let at = start;
  for (let i = 0, before = -1; i < count; i++) {
    const place = ENVELOPE_BYTES + i * PLACE_BYTES;
    const position = payload.readUInt32LE(place);
    const length = payload.readUInt32LE(place + 8);
    if (position <= before || position >= names.length || at + length > payload.length) throw invalid('has an observation out of place');
    observations[names[position] as string] = decodeObservation(payload, payload.readUInt32LE(place + 4), at, length);
    before = position;
    at += padded(length);
  }
  if (at !== payload.length) throw invalid('is a result that is longer than it says');
  return observations;
}

function decodeObservation(payload: Buffer, kind: number, at: number, length: number): ObservationDto {
  switch (kind) {
    case ObservationKind.bytes:
      return new Uint8Array(payload.buffer, payload.byteOffset + at, length);
    case ObservationKind.text:
      return payload.toString('utf8', at, at + length);
    case ObservationKind.utf16:
      if (length % 2 !== 0) throw invalid('has half a character');
      return payload.toString('utf16le', at, at + length);
    default:
      throw invalid('has an observation of an unknown kind');
  }
}

function invalid(what: string): AukletError {
  return new AukletError('invalid-dto', `A journal record ${what}.`);
}
