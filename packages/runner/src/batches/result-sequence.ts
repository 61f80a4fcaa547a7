import type { ExecutionResultDto } from '@auklet/protocol';

/** Results that arrive in any order and leave in the order of the request, each as soon as it can. */
export class ResultSequence {
  readonly #results: (ExecutionResultDto | undefined)[];
  readonly #onOver: () => void;
  #missing: number;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void) | undefined;

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

  /**
   * Hands out the results once. No generator: with thousands of results a second its turns would show.
   *
   * @param receive called with each result before it is handed out
   */
  deliver(receive: (result: ExecutionResultDto) => void): AsyncIterable<ExecutionResultDto> {
    let position = 0;
    const next = async (): Promise<IteratorResult<ExecutionResultDto, undefined>> => {
      if (position >= this.#results.length) return { done: true, value: undefined };
      while (this.#results[position] === undefined) await this.#arrival();
      const value = this.#results[position++] as ExecutionResultDto;
      receive(value);
      return { done: false, value };
    };
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }

  async #arrival(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure.error;
    await new Promise<void>((resolve) => (this.#wake = resolve));
  }
}
