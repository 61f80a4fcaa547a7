import { concise } from './json-reporter.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

/** Every event as a line of JSON when it happens, and how the run ended as the last one. */
export function ndjsonReporter({ write }: ReporterContext): Reporter {
  const say = (event: object): void => write(`${JSON.stringify(event)}\n`);
  return {
    onEvent: (event) => say(event.type === 'target-finished' ? { ...event, report: concise(event.report) } : event),
    finish: ({ version, seed, targets }) => say({ type: 'finished', version, seed, targets: targets.length }),
  };
}
