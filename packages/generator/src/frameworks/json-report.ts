import { z } from 'zod';
import { firstLine, type ReportingRun } from './run-node.ts';
import type { FrameworkRun, FrameworkTestResult } from './test-framework.ts';

const resultSchema = z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() });

/** The part of Jest's JSON report that is read here; Vitest writes the same, and so do our own reporters. */
const reportSchema = z.object({
  testResults: z.array(z.object({ message: z.string().optional(), assertionResults: z.array(resultSchema) })),
});

/** Reads the report that a framework was asked for, or says in one line why there is none. */
export function readJsonReport(framework: string, run: ReportingRun, timeoutMs: number): FrameworkRun {
  if (run.timedOut) return failed(`${framework} did not finish within ${timeoutMs / 1000} s`);
  if (run.report === null) return failed(`${framework} could not run: ${firstLine(run.stderr)}`);
  const parsed = reportSchema.safeParse(run.report);
  if (!parsed.success) return failed(`${framework} wrote a report that Auklet cannot read`);
  const files = parsed.data.testResults;
  const tests = files.flatMap((file) => file.assertionResults.map(resultOf));
  if (tests.length > 0) return { tests, error: null };
  const reason = files[0]?.message;
  return failed(reason ? `${framework} could not load the tests: ${firstLine(reason)}` : `the project's ${framework} configuration does not include the test file`);
}

/** Older Vitests have the file for an outermost group without a title. */
function resultOf({ ancestorTitles, title, status }: z.infer<typeof resultSchema>): FrameworkTestResult {
  return { titles: [...ancestorTitles.filter((ancestor) => ancestor !== ''), title], passed: status === 'passed' };
}

function failed(error: string): FrameworkRun {
  return { tests: [], error };
}
