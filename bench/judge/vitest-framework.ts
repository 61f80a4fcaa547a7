import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runProcess } from '../../tools/processes/run-process.ts';
import type { Framework, Surroundings } from './framework.ts';
import { COVERAGE_VARIABLE } from './instrument.ts';
import { nameApart, type TestRun, type TestVerdict } from './test-run.ts';

const RUN_LIMIT = 120_000;
const ENTRY = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

interface JsonReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export const vitestFramework: Framework = {
  async run(project: string, testFile: string, { node = process.execPath, env = {} }: Surroundings = {}): Promise<TestRun> {
    const scratch = await mkdtemp(join(tmpdir(), 'auklet-bench-'));
    try {
      const report = join(scratch, 'report.json');
      const args = [ENTRY, 'run', testFile, '--root', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      const { stdout, stderr } = await runProcess(node, args, { cwd: project, limit: RUN_LIMIT, env });
      return { tests: await readVerdicts(report), output: stdout + stderr };
    } finally {
      await rm(scratch, { recursive: true });
    }
  },

  async recordCoverage(project: string, coverageFile: string): Promise<void> {
    const setup = join(project, 'record-coverage.mjs');
    await writeFile(setup, recorder(coverageFile));
    const config = `export default { test: { setupFiles: [${JSON.stringify(setup)}] } };\n`;
    await writeFile(join(project, 'vitest.config.mjs'), config);
  },

  importOnlyTest(specifier: string): string {
    return `import { test } from 'vitest';\nimport * as subject from ${JSON.stringify(specifier)};\ntest('loads', () => void subject);\n`;
  },
};

function recorder(coverageFile: string): string {
  return `import { afterAll } from 'vitest';
import { writeFileSync } from 'node:fs';
afterAll(() => writeFileSync(${JSON.stringify(coverageFile)}, JSON.stringify(globalThis.${COVERAGE_VARIABLE} ?? {})));
`;
}

async function readVerdicts(report: string): Promise<TestVerdict[]> {
  let text: string;
  try {
    text = await readFile(report, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const results = (JSON.parse(text) as JsonReport).testResults.flatMap((file) => file.assertionResults);
  return nameApart(results.map(({ fullName, status }) => ({ name: fullName, passed: status === 'passed' })));
}
