/** Per site the two texts that it compared last in this test: loops of parsers ask the same question again and again. */
export class LastTexts {
  readonly #lefts: string[];
  readonly #rights: string[];
  /** Per site the test that they are of. */
  readonly #tests: Uint32Array;
  #test = 1;

  constructor(sites: number) {
    this.#lefts = Array.from({ length: sites }, () => '');
    this.#rights = Array.from({ length: sites }, () => '');
    this.#tests = new Uint32Array(sites);
  }

  forget(): void {
    this.#test++;
  }

  /** Whether they are the last ones, which they are from now on. */
  areRepeated(site: number, left: string, right: string): boolean {
    if (this.#tests[site] === this.#test && this.#lefts[site] === left && this.#rights[site] === right) return true;
    this.#tests[site] = this.#test;
    this.#lefts[site] = left;
    this.#rights[site] = right;
    return false;
  }
}
