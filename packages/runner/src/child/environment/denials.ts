// Runs in the child: may import node builtins and protocol only.
import type { DenialDto, DeniedAccess } from '@auklet/protocol';

/** One test that tries more different things is not told apart from one that tries as many. */
const MOST_PER_TEST = 32;
const LONGEST_TARGET = 200;

/** What the subject was denied, each once a test. */
export class Denials {
  readonly #report: (denial: DenialDto) => void;
  #keys: string[] = [];

  /** @param report called at once: the process may not outlive what the subject tries next */
  constructor(report: (denial: DenialDto) => void) {
    this.#report = report;
  }

  reset(): void {
    if (this.#keys.length > 0) this.#keys = [];
  }

  note(access: DeniedAccess, operation: string, target: string): void {
    const key = `${operation} ${target}`;
    for (let i = 0; i < this.#keys.length; i++) if (this.#keys[i] === key) return;
    if (this.#keys.length >= MOST_PER_TEST) return;
    this.#keys[this.#keys.length] = key;
    this.#report({ access, operation, target: target.slice(0, LONGEST_TARGET) });
  }

  /** What a denied call throws; the code is that of Node's own permission model. */
  denied(access: DeniedAccess, operation: string, target = ''): Error {
    this.note(access, operation, target);
    const error = new Error(`Access to this API has been restricted: ${operation}`);
    return Object.assign(error, { code: 'ERR_ACCESS_DENIED', permission: operation });
  }
}
