import type { Reporter, ReporterContext } from './reporter.ts';

/** The report as one line of JSON. */
export function jsonReporter({ write }: ReporterContext): Reporter {
  return { finish: (report) => write(`${JSON.stringify(report)}\n`) };
}
