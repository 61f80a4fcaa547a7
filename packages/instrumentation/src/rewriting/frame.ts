/** Names of temporaries in one function body or initialiser. */
export class Frame {
  readonly #prefix: string;
  #next = 0;
  #greatest = 0;
  #reserved = 0;
  #bindings = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** A name for a value that is dead when the statement that contains it is left. */
  temporary(): string {
    const name = `${this.#prefix}${this.#next++}`;
    this.#greatest = Math.max(this.#greatest, this.#next);
    return name;
  }

  /** A name for a value that lives on while other statements run. */
  reserved(): string {
    return `${this.#prefix}_${this.#reserved++}`;
  }

  /** A name that the caller declares. */
  binding(): string {
    return `${this.#prefix}$${this.#bindings++}`;
  }

  /** Every temporary is dead. */
  endStatement(): void {
    this.#next = 0;
  }

  get names(): string[] {
    const temporaries = Array.from({ length: this.#greatest }, (_, index) => `${this.#prefix}${index}`);
    const reserved = Array.from({ length: this.#reserved }, (_, index) => `${this.#prefix}_${index}`);
    return [...temporaries, ...reserved];
  }
}
