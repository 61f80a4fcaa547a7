import type { GenerateEvent } from '@auklet/generator';
import { describeProgress } from './describe-progress.ts';
import { OverallBar } from './overall-bar.ts';
import type { Progress, ProgressStream } from './progress.ts';

const ESCAPE = '\u001B[';

/**
 * A row for the module that is worked on, and below it how far all of them are. Rows are rewritten in place; what stays is
 * a first test for each module. The summary follows on stdout.
 */
export function liveProgress(stream: ProgressStream, now: () => number = () => performance.now()): Progress {
  const rows = new LiveRows(stream);
  let overall: OverallBar | null = null;
  const show = (text: string): void => rows.show(overall === null ? [text] : [text, overall.text(now())]);
  const onEvent = (event: GenerateEvent): void => {
    if (event.type === 'started' && event.targets.length > 1) overall = new OverallBar(event.targets.length, now());
    if (event.type === 'target-finished') overall?.finishOne();
    const text = describeProgress(event);
    if (text === null) return;
    if (event.type === 'started' || event.type === 'first-test') rows.leave(text);
    else show(text);
  };
  return { onEvent, stop: () => rows.clear() };
}

/** The last rows of a terminal. */
class LiveRows {
  readonly #stream: ProgressStream;
  #shown = 0;

  constructor(stream: ProgressStream) {
    this.#stream = stream;
  }

  show(rows: readonly string[]): void {
    this.#stream.write(`${this.#erasure()}${rows.map((row) => this.#cut(row)).join('\n')}`);
    this.#shown = rows.length;
  }

  /** Writes a line that stays. */
  leave(line: string): void {
    this.#stream.write(`${this.#erasure()}${this.#cut(line)}\n`);
    this.#shown = 0;
  }

  clear(): void {
    this.#stream.write(this.#erasure());
    this.#shown = 0;
  }

  /** To the start of the first row, and everything from there on removed. */
  #erasure(): string {
    if (this.#shown === 0) return '';
    const up = this.#shown > 1 ? `${ESCAPE}${this.#shown - 1}A` : '';
    return `\r${up}${ESCAPE}0J`;
  }

  /** A row that wraps could not be taken back. */
  #cut(text: string): string {
    return text.slice(0, (this.#stream.columns ?? 80) - 1);
  }
}
