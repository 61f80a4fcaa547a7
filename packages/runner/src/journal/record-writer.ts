// Runs in the child: may import node builtins and protocol only.
import type { DenialDto, ExecutionResultDto, ObservationDto } from '@auklet/protocol';
import { CHECKSUM_AT, checksum, ENVELOPE_BYTES, HEADER_BYTES, MAGIC, MAX_PAYLOAD_BYTES, ObservationKind, padded, PLACE_BYTES, RecordKind } from './record.ts';

/** `String.prototype.isWellFormed` of Node 20, which the library of ES2023 does not know. */
type WellFormable = string & { isWellFormed(): boolean };

interface Entry {
  readonly position: number;
  readonly observation: ObservationDto;
}

const stringify = JSON.stringify;
const INITIAL_BYTES = 64 * 1024;
const RETURNED = '{"kind":"returned"}';

/**
 * Lays out records one after another in a buffer that is written as a whole.
 *
 * A marker's payload is the test's index and the statement's (i32 each). A denial's is the test's index (i32), a length (u32) and
 * JSON, padded to 8 bytes. A result's payload is the protocol's version,
 * the test's index, the length of its outcome and the number of observations (u32 each), for each observation its
 * observer's position, kind, length and zero (u32 each), the outcome (JSON) and the observations, each padded to 8 bytes.
 */
export class RecordWriter {
  #buffer = Buffer.alloc(INITIAL_BYTES);
  #length = 0;
  #sequence = 0;

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  event(kind: RecordKind, batch: number): void {
    this.#reserve(HEADER_BYTES);
    this.#finish(kind, batch, 0);
  }

  marker(batch: number, index: number, statement: number): void {
    this.#reserve(HEADER_BYTES + 8);
    const at = this.#length + HEADER_BYTES;
    this.#buffer.writeInt32LE(index, at);
    this.#buffer.writeInt32LE(statement, at + 4);
    this.#finish(RecordKind.marker, batch, 8);
  }

  denial(batch: number, index: number, denial: DenialDto): void {
    const text = stringify(denial);
    this.#reserve(HEADER_BYTES + 16 + text.length * 3);
    const at = this.#length + HEADER_BYTES;
    const bytes = this.#buffer.write(text, at + 8);
    this.#buffer.writeInt32LE(index, at);
    this.#buffer.writeUInt32LE(bytes, at + 4);
    this.#finish(RecordKind.denial, batch, this.#pad(at + 8, bytes) - at);
  }

  /** @returns false when the result is too large */
  result(batch: number, result: ExecutionResultDto, names: readonly string[]): boolean {
    const { observations, outcome } = result;
    const text = outcome.kind === 'returned' ? RETURNED : stringify(outcome);
    const entries: Entry[] = [];
    let most = HEADER_BYTES + ENVELOPE_BYTES + 8 + text.length * 3;
    for (let position = 0; position < names.length; position++) {
      const observation = observations[names[position] as string];
      if (observation === undefined) continue;
      entries[entries.length] = { position, observation };
      most += PLACE_BYTES + 8 + mostBytes(observation);
    }
    if (most > MAX_PAYLOAD_BYTES) return false;
    this.#reserve(most);
    this.#finish(RecordKind.result, batch, this.#writeResult(result, text, entries));
    return true;
  }

  #writeResult({ version, index }: ExecutionResultDto, outcome: string, entries: readonly Entry[]): number {
    const buffer = this.#buffer;
    const start = this.#length + HEADER_BYTES;
    let place = start + ENVELOPE_BYTES;
    let at = place + entries.length * PLACE_BYTES;
    const outcomeBytes = buffer.write(outcome, at);
    buffer.writeUInt32LE(version, start);
    buffer.writeUInt32LE(index, start + 4);
    buffer.writeUInt32LE(outcomeBytes, start + 8);
    buffer.writeUInt32LE(entries.length, start + 12);
    at = this.#pad(at, outcomeBytes);
    for (let i = 0; i < entries.length; i++) {
      const { position, observation } = entries[i] as Entry;
      const { kind, length } = this.#writeObservation(observation, at);
      buffer.writeUInt32LE(position, place);
      buffer.writeUInt32LE(kind, place + 4);
      buffer.writeUInt32LE(length, place + 8);
      buffer.writeUInt32LE(0, place + 12);
      place += PLACE_BYTES;
      at = this.#pad(at, length);
    }
    return at - start;
  }

  #writeObservation(observation: ObservationDto, at: number): { readonly kind: number; readonly length: number } {
    if (typeof observation !== 'string') {
      this.#buffer.set(observation, at);
      return { kind: ObservationKind.bytes, length: observation.byteLength };
    }
    if ((observation as WellFormable).isWellFormed()) return { kind: ObservationKind.text, length: this.#buffer.write(observation, at) };
    return { kind: ObservationKind.utf16, length: this.#buffer.write(observation, at, 'utf16le') };
  }

  /** Zeroes up to the next multiple of 8. */
  #pad(start: number, length: number): number {
    const end = start + padded(length);
    this.#buffer.fill(0, start + length, end);
    return end;
  }

  #finish(kind: RecordKind, batch: number, payloadBytes: number): void {
    const buffer = this.#buffer;
    const start = this.#length;
    buffer.writeUInt32LE(MAGIC, start);
    buffer.writeUInt32LE(kind, start + 4);
    buffer.writeUInt32LE(this.#sequence++, start + 8);
    buffer.writeUInt32LE(batch, start + 12);
    buffer.writeUInt32LE(payloadBytes, start + 16);
    const end = start + HEADER_BYTES + payloadBytes;
    buffer.writeUInt32LE(checksum(buffer.subarray(start, end)), start + CHECKSUM_AT);
    this.#length = end;
  }

  #reserve(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#buffer.length) return;
    const larger = Buffer.alloc(Math.max(needed, this.#buffer.length * 2));
    larger.set(this.bytes);
    this.#buffer = larger;
  }
}

function mostBytes(observation: ObservationDto): number {
  return typeof observation === 'string' ? observation.length * 3 : observation.byteLength;
}
