import { dirname } from 'node:path';
import { z } from 'zod';
import { findInstalled } from './find-installed.ts';
import { firstLine, runNode } from './run-node.ts';
import type { FrameworkRun, RunTestFileOptions, TestFramework } from './test-framework.ts';

/** node:test, which Node itself brings; TypeScript runs through the project's tsx, or through Node where it strips types. */
export const nodeFramework: TestFramework = {
  name: 'node',
  obstacle: (testFile) =>
    isTypeScript(testFile) && !stripsTypes() && findInstalled('tsx', dirname(testFile)) === null
      ? 'this Node runs no TypeScript and tsx is not installed in this project'
      : null,
  importsSourceExtension: (folder) => stripsTypes() && findInstalled('tsx', folder) === null,
  run: runNodeTest,
};

const REPORTER = new URL('./node-test-reporter.js', import.meta.url).href;
const lineSchema = z.object({ titles: z.array(z.string()), passed: z.boolean(), message: z.string() });

async function runNodeTest(testFile: string, options: RunTestFileOptions): Promise<FrameworkRun> {
  const loader = isTypeScript(testFile) && findInstalled('tsx', dirname(testFile)) !== null ? ['--import', 'tsx'] : [];
  const args = [...loader, `--test-reporter=${REPORTER}`, '--test-reporter-destination=stderr', testFile];
  const run = await runNode(args, options);
  if (run.timedOut) return { tests: [], error: `node:test did not finish within ${options.timeoutMs / 1000} s` };
  const { tests, rest } = readLines(run.stderr);
  return { tests, error: tests.length === 0 ? `node could not run the tests: ${firstLine(rest)}` : null };
}

function readLines(text: string): { tests: FrameworkRun['tests']; rest: string } {
  const tests: z.infer<typeof lineSchema>[] = [];
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const parsed = line.startsWith('{"titles":') ? lineSchema.safeParse(JSON.parse(line)) : null;
    if (parsed?.success) tests.push({ ...parsed.data, message: firstLine(parsed.data.message) });
    else rest.push(line);
  }
  return { tests, rest: rest.join('\n') };
}

function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file);
}

function stripsTypes(): boolean {
  return 'typescript' in process.features && process.features.typescript !== false;
}
