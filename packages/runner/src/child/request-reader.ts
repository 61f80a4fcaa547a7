// Runs in the child: may import node builtins and protocol only.
import fs from 'node:fs';
import { AukletError } from '@auklet/protocol';
import { parse } from './environment/tamper-proof.ts';
import { LENGTH_BYTES, type RequestPart } from './worker-protocol.ts';

// Captured before the subject and its guards come.
const { openSync, readSync } = fs;
const allocate = Buffer.allocUnsafe;
const { wait } = Atomics;
const now = performance.now.bind(performance);

/** A part that was announced is written within moments. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 0.05;

/** Reads the parts of requests, one after another. */
export class RequestReader {
  readonly #descriptor: number;
  readonly #never = new Int32Array(new SharedArrayBuffer(4));
  #at = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r');
  }

  /** The next part is at `start`, in bytes. */
  seek(start: number): void {
    this.#at = start;
  }

  /** @throws AukletError `infrastructure` when it does not come */
  next(): RequestPart {
    const bytes = this.#read(LENGTH_BYTES).readUInt32LE(0);
    return parse(this.#read(bytes).toString()) as RequestPart;
  }

  #read(bytes: number): Buffer {
    const buffer = allocate(bytes);
    let deadline: number | undefined;
    for (let read = 0; read < bytes; ) {
      const count = readSync(this.#descriptor, buffer, read, bytes - read, this.#at + read);
      read += count;
      if (count > 0) continue;
      deadline ??= now() + PATIENCE_MS;
      if (now() > deadline) throw new AukletError('infrastructure', 'A request is shorter than announced.');
      wait(this.#never, 0, 0, PAUSE_MS);
    }
    this.#at += bytes;
    return buffer;
  }
}
