import { isAgent, isCI } from 'std-env';
import { liveProgress } from './live-progress.ts';
import { plainProgress } from './plain-progress.ts';
import type { Progress, ProgressStream } from './progress.ts';

/** Live rows on a terminal, plain lines elsewhere and in CI, nothing for a reader to whom it is only noise. */
export function createProgress(stream: ProgressStream, isQuiet: boolean): Progress {
  if (isQuiet || isAgent) return { onEvent: () => {}, stop: () => {} };
  return stream.isTTY && !isCI ? liveProgress(stream) : plainProgress(stream);
}
