import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CLI } from './run-cli.ts';

/** Jobs that the workers of a fleet have finished, and milliseconds between the end of one and the start of the next. */
export interface FleetFigures {
  readonly finished: readonly string[];
  readonly gaps: readonly number[];
}

/** Several `auklet work` processes in one folder. */
export class WorkerFleet {
  readonly #children: ChildProcess[] = [];
  readonly #finished: string[] = [];
  readonly #gaps: number[] = [];
  readonly #onFinished: (count: number) => void;

  constructor(onFinished: (count: number) => void) {
    this.#onFinished = onFinished;
  }

  start(count: number, cwd: string, url: string): void {
    for (let index = 0; index < count; index += 1) {
      const child = spawn(process.execPath, [CLI, 'work', '--queue', url, '--workers', '1'], { cwd, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } });
      let endedAt: number | null = null;
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (line.startsWith('… ') && endedAt !== null) this.#gaps.push(performance.now() - endedAt);
        const [, file] = /^[✓✗] (.*?): .* tests, .* in [\d.]+ s$/.exec(line) ?? [];
        if (file === undefined) return;
        endedAt = performance.now();
        this.#finished.push(file);
        this.#onFinished(this.#finished.length);
      });
      this.#children.push(child);
    }
  }

  /** Without a word, as a machine that loses its power. */
  kill(count: number): void {
    for (const child of this.#children.splice(0, count)) child.kill('SIGKILL');
  }

  async drain(): Promise<FleetFigures> {
    const exits = this.#children.map((child) => once(child, 'exit'));
    for (const child of this.#children) child.kill('SIGTERM');
    await Promise.all(exits);
    return { finished: this.#finished, gaps: this.#gaps };
  }
}
