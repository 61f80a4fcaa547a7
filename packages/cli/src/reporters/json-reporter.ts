import type { Report, TargetReport } from '@auklet/generator';
import type { Reporter, ReporterContext } from './reporter.ts';

/** The report as one line of JSON. */
export function jsonReporter({ write }: ReporterContext): Reporter {
  return { finish: (report) => write(`${JSON.stringify(withoutDetails(report))}\n`) };
}

function withoutDetails(report: Report): Report {
  return { ...report, targets: report.targets.map(concise) };
}

/** Without the hits of every statement, which only reports that show the source have a use for. */
export function concise({ details: _, ...target }: TargetReport): TargetReport {
  return target;
}
