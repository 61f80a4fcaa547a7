import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { findInstalled } from './find-installed.ts';
import { firstLine, runNode } from './run-node.ts';
import type { FrameworkRun, RunTestFileOptions, TestFramework } from './test-framework.ts';

export const vitestFramework: TestFramework = {
  name: 'vitest',
  obstacle: (testFile) => (findInstalled('vitest', dirname(testFile)) === null ? 'vitest is not installed in this project' : null),
  importsSourceExtension: () => false,
  run: runVitest,
};

/** The part of Vitest's JSON report (the same as Jest's) that is read here. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

async function runVitest(testFile: string, options: RunTestFileOptions): Promise<FrameworkRun> {
  const installed = findInstalled('vitest', dirname(testFile)) as string;
  const scratch = await mkdtemp(join(tmpdir(), 'auklet-vitest-'));
  try {
    const reportFile = join(scratch, 'report.json');
    const run = await runNode(
      [
        join(installed, 'vitest.mjs'),
        'run',
        relative(options.projectFolder, testFile),
        '--reporter=json',
        `--outputFile=${reportFile}`,
        '--coverage.enabled=false',
        '--passWithNoTests',
      ],
      options,
    );
    if (run.timedOut) return { tests: [], error: `vitest did not finish within ${options.timeoutMs / 1000} s` };
    return await readReport(reportFile, run.stderr);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function readReport(reportFile: string, stderr: string): Promise<FrameworkRun> {
  const text = await readFile(reportFile, 'utf8').catch(() => null);
  if (text === null) return { tests: [], error: `vitest could not run: ${firstLine(stderr)}` };
  const files = reportSchema.parse(JSON.parse(text)).testResults;
  const tests = files.flatMap((file) =>
    file.assertionResults.map((result) => ({
      titles: [...result.ancestorTitles, result.title],
      passed: result.status === 'passed',
      message: firstLine(result.failureMessages?.[0] ?? ''),
    })),
  );
  if (tests.length > 0) return { tests, error: null };
  const reason = files[0]?.message;
  return { tests, error: reason ? `vitest could not load the tests: ${firstLine(reason)}` : "the project's vitest configuration does not include the test file" };
}
