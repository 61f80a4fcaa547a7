import type { Report, TargetReport } from '@auklet/generator';
import type { Builder } from 'junit-report-builder';
import type { Reporter, ReporterContext } from './reporter.ts';

/** A suite for each module, its tests as passed cases, its findings and what kept it from having tests as failed ones. */
export function junitReporter({ write }: ReporterContext): Reporter {
  return { finish: async (report) => write(await junit(report)) };
}

async function junit(report: Report): Promise<string> {
  // Its types say that there is one more `default` in between than there is.
  const { default: builder } = (await import('junit-report-builder')) as unknown as { readonly default: Builder };
  const document = builder.newBuilder();
  for (const target of report.targets) {
    const suite = document.testSuite().name(target.file).time(target.searchMs / 1000);
    for (const { titles } of target.details?.tests ?? []) suite.testCase().className(target.file).name(titles.join(' › '));
    for (const { call, detail, reproduction } of target.findings) {
      suite.testCase().className(target.file).name(`${call} ${detail}`).failure(reproduction ?? detail, 'finding');
    }
    if (hasFailed(target)) suite.testCase().className(target.file).name('tests are generated').error(target.error ?? target.outcome, target.outcome);
  }
  return document.build();
}

function hasFailed({ outcome }: TargetReport): boolean {
  return outcome !== 'generated' && outcome !== 'unchanged' && outcome !== 'nothing-testable';
}
