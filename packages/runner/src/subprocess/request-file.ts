import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** Where a request is in the file of requests, in bytes. */
export interface RequestPlace {
  readonly start: number;
  readonly bytes: number;
}

/** The requests to one worker. They travel by file like the results, and the messages between the processes stay tiny. */
export class RequestFile {
  readonly #descriptor: number;
  #end = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'w', 0o600);
  }

  write(text: string): RequestPlace {
    const buffer = Buffer.from(text);
    const start = this.#end;
    for (let written = 0; written < buffer.length; ) written += writeSync(this.#descriptor, buffer, written, buffer.length - written, start + written);
    this.#end += buffer.length;
    return { start, bytes: buffer.length };
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
