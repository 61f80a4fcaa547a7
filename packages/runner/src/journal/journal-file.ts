// Runs in the main process. What it reads was written by a process that ran hostile code.
import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { AukletError } from '@auklet/protocol';
import { type JournalRecord, readRecord } from './record-reader.ts';

/** More than this at once means that somebody else writes into the file. */
const MAX_REGION_BYTES = 512 * 1024 * 1024;

/** The results file of one worker, read from where it was left. */
export class JournalFile {
  readonly #descriptor: number;
  #offset = 0;
  #sequence = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r+');
  }

  /** Bytes written so far; a sign of life. */
  get size(): number {
    return fstatSync(this.#descriptor).size;
  }

  /** Bytes read so far. */
  get offset(): number {
    return this.#offset;
  }

  /**
   * Yields what was appended since the last time, up to the last complete record.
   *
   * @param namesOf the observers of a batch, in the order in which they were requested
   * @throws AukletError `invalid-dto` when something else than records was written
   */
  *read(namesOf: (batch: number) => readonly string[]): Generator<JournalRecord> {
    const region = this.#region();
    if (region.length === 0) return;
    let at = 0;
    for (;;) {
      const read = readRecord(region, at, this.#sequence, namesOf);
      if (read === undefined) return;
      this.#sequence++;
      this.#offset += read.end - at;
      at = read.end;
      yield read.record;
    }
  }

  /** Forgets what was read. The writer appends, so it goes on at the beginning; it must not be writing now. */
  rewind(): void {
    ftruncateSync(this.#descriptor, 0);
    this.#offset = 0;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** In a buffer of its own, since observations are views of it. */
  #region(): Buffer {
    const length = this.size - this.#offset;
    if (length < 0 || length > MAX_REGION_BYTES) throw new AukletError('invalid-dto', 'A journal has an impossible length.');
    const region = Buffer.from(new ArrayBuffer(length));
    let filled = 0;
    while (filled < length) {
      const count = readSync(this.#descriptor, region, filled, length - filled, this.#offset + filled);
      if (count === 0) break;
      filled += count;
    }
    return region.subarray(0, filled);
  }
}
