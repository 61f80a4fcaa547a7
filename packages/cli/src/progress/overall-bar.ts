const WIDTH = 20;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How far a run of several modules is, and how long the rest may take if it is like what was done. */
export class OverallBar {
  readonly #total: number;
  readonly #startedMs: number;
  #finished = 0;

  /** @param nowMs milliseconds of any clock that the other methods are given the time of, too */
  constructor(total: number, nowMs: number) {
    this.#total = total;
    this.#startedMs = nowMs;
  }

  finishOne(): void {
    this.#finished += 1;
  }

  text(nowMs: number): string {
    const filled = Math.round((WIDTH * this.#finished) / Math.max(1, this.#total));
    return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${this.#finished}/${this.#total} modules${this.#timeLeft(nowMs)}`;
  }

  #timeLeft(nowMs: number): string {
    if (this.#finished === 0 || this.#finished === this.#total) return '';
    const left = ((nowMs - this.#startedMs) / this.#finished) * (this.#total - this.#finished);
    return left < MINUTE ? `, about ${Math.max(1, Math.round(left / SECOND))} s left` : `, about ${Math.round(left / MINUTE)} min left`;
  }
}
