import type { ModuleJob } from '../module-job.ts';
import type { Phase } from './generate-event.ts';

/** Announces the phases of the work on one module and measures how long each takes, all its times together. */
export class PhaseTimer {
  readonly #job: ModuleJob;
  readonly #durations: Partial<Record<Phase, number>> = {};
  #current: { readonly phase: Phase; readonly since: number } | null = null;

  constructor(job: ModuleJob) {
    this.#job = job;
  }

  /** Ends the current phase. */
  begin(phase: Phase): void {
    this.durations();
    this.#current = { phase, since: performance.now() };
    this.#job.onEvent({ type: 'phase', file: this.#job.target.label, phase });
  }

  /** Milliseconds of each phase so far; ends the current one. */
  durations(): Readonly<Partial<Record<Phase, number>>> {
    if (this.#current !== null) {
      const { phase, since } = this.#current;
      this.#durations[phase] = (this.#durations[phase] ?? 0) + Math.round(performance.now() - since);
    }
    this.#current = null;
    return this.#durations;
  }
}
