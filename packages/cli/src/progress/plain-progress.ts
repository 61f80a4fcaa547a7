import { describeProgress } from './describe-progress.ts';
import type { Progress, ProgressStream } from './progress.ts';

const QUIET_MS = 10_000;

/** A line for each step, and one every ten seconds while a search runs. */
export function plainProgress(stream: ProgressStream): Progress {
  let lastProgressMs = 0;
  return {
    onEvent: (event) => {
      if (event.type === 'target-started') lastProgressMs = 0;
      if (event.type === 'phase') return;
      if (event.type === 'progress') {
        if (event.elapsedMs - lastProgressMs < QUIET_MS) return;
        lastProgressMs = event.elapsedMs;
      }
      const text = describeProgress(event);
      if (text !== null) stream.write(`${text}\n`);
    },
    stop: () => {},
  };
}
