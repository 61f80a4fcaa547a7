// Runs in the child: may import node builtins and protocol only.
import type { TestCaseDto } from '@auklet/protocol';
import type { RequestReader } from './request-reader.ts';
import type { RequestPart } from './worker-protocol.ts';

/** The tests of a request, one after another, each part read when it is needed. */
export class RequestedTests {
  readonly #requests: RequestReader;
  #part: RequestPart;
  #position = 0;

  /** @param start of the first part, in bytes */
  constructor(requests: RequestReader, start: number) {
    this.#requests = requests;
    requests.seek(start);
    this.#part = requests.next();
  }

  get testCase(): TestCaseDto {
    return this.#part.testCases[this.#position] as TestCaseDto;
  }

  get index(): number {
    return this.#part.indices[this.#position] as number;
  }

  advance(): void {
    this.#position++;
    if (this.#position < this.#part.testCases.length) return;
    this.#part = this.#requests.next();
    this.#position = 0;
  }
}
