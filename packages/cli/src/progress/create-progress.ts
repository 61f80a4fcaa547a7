import { liveProgress } from './live-progress.ts';
import { plainProgress } from './plain-progress.ts';
import type { Progress, ProgressStream } from './progress.ts';

/** A live line on a terminal, plain lines elsewhere and in CI. */
export function createProgress(stream: ProgressStream): Progress {
  return stream.isTTY && process.env['CI'] === undefined ? liveProgress(stream) : plainProgress(stream);
}
