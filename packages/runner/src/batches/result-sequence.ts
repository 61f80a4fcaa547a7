import type { ExecutionResultDto } from '@auklet/protocol';

/** Results that arrive in any order and leave in the order of the request, each as soon as it can. */
export class ResultSequence implements AsyncIterable<ExecutionResultDto> {
  readonly #results: (ExecutionResultDto | undefined)[];
  #missing: number;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;

  constructor(length: number) {
    this.#results = new Array<undefined>(length).fill(undefined);
    this.#missing = length;
  }

  get isOver(): boolean {
    return this.#missing === 0 || this.#failure !== undefined;
  }

  put(result: ExecutionResultDto): void {
    if (this.#results[result.index] === undefined) this.#missing--;
    this.#results[result.index] = result;
    this.#wake?.();
  }

  fail(error: unknown): void {
    this.#failure ??= { error };
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
