import type { ExecutionResultDto } from '@auklet/protocol';

/** Results that arrive in any order and leave in the order of the request, each as soon as it can. */
export class ResultSequence implements AsyncIterable<ExecutionResultDto> {
  readonly #results: (ExecutionResultDto | undefined)[];
  #missing: number;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;

  readonly #onOver: () => void;

  /** @param onOver called once, when all results are there or none will come any more */
  constructor(length: number, onOver: () => void) {
    this.#onOver = onOver;
    this.#results = new Array<undefined>(length).fill(undefined);
    this.#missing = length;
  }

  get isOver(): boolean {
    return this.#missing === 0 || this.#failure !== undefined;
  }

  put(result: ExecutionResultDto): void {
    if (this.#results[result.index] !== undefined) return;
    this.#results[result.index] = result;
    if (--this.#missing === 0) this.#onOver();
    this.#wake?.();
  }

  fail(error: unknown): void {
    if (this.isOver) return;
    this.#failure = { error };
    this.#onOver();
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ExecutionResultDto, void, undefined> {
    for (let next = 0; next < this.#results.length; next++) {
      while (this.#results[next] === undefined) {
        if (this.#failure !== undefined) throw this.#failure.error;
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
      yield this.#results[next] as ExecutionResultDto;
    }
  }
}
