import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { LENGTH_BYTES } from '../child/worker-protocol.ts';

/** The requests to one worker. They travel by file like the results, and the messages between the processes stay tiny. */
export class RequestFile {
  readonly #descriptor: number;
  #end = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w', 0o600);
  }

  /** Where the next part starts, in bytes. */
  get end(): number {
    return this.#end;
  }

  /** Appends one part of a request: its length, then its text. */
  append(text: string): void {
    const part = Buffer.allocUnsafe(LENGTH_BYTES + Buffer.byteLength(text));
    part.writeUInt32LE(part.length - LENGTH_BYTES);
    part.write(text, LENGTH_BYTES);
    for (let written = 0; written < part.length; ) written += writeSync(this.#descriptor, part, written, part.length - written, this.#end + written);
    this.#end += part.length;
  }

  /** Forgets requests that were answered. */
  rewind(): void {
    ftruncateSync(this.#descriptor, 0);
    this.#end = 0;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
