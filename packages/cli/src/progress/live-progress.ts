import type { GenerateEvent } from '@auklet/generator';
import { describeProgress } from './describe-progress.ts';
import type { Progress, ProgressStream } from './progress.ts';

const ERASE_LINE = '\r\u001B[2K';

/** One line that is rewritten; finished modules leave nothing, the summary follows on stdout. */
export function liveProgress(stream: ProgressStream): Progress {
  let shown = false;
  const show = (text: string): void => {
    stream.write(`${ERASE_LINE}${text.slice(0, (stream.columns ?? 80) - 1)}`);
    shown = true;
  };
  const stop = (): void => {
    if (shown) stream.write(ERASE_LINE);
    shown = false;
  };
  const onEvent = (event: GenerateEvent): void => {
    const text = describeProgress(event);
    if (event.type === 'started') stream.write(`${text}\n`);
    else if (text !== null) show(text);
  };
  return { onEvent, stop };
}
