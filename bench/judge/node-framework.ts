import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runProcess } from '../../tools/processes/run-process.ts';
import type { Framework, Surroundings } from './framework.ts';
import { COVERAGE_VARIABLE } from './instrument.ts';
import { nameApart, type TestRun, type TestVerdict } from './test-run.ts';

const RUN_LIMIT = 120_000;
const REPORTER = fileURLToPath(new URL('node-reporter.mjs', import.meta.url));
const TSX = import.meta.resolve('tsx');
const RECORDER = 'record-coverage.cjs';

export const nodeFramework: Framework = {
  async run(project: string, testFile: string, { node = process.execPath, env = {} }: Surroundings = {}): Promise<TestRun> {
    const scratch = await mkdtemp(join(tmpdir(), 'auklet-bench-'));
    try {
      const report = join(scratch, 'report.jsonl');
      const args = [
        ...(/\.[cm]?ts$/.test(testFile) ? ['--import', TSX] : []),
        ...(existsSync(join(project, RECORDER)) ? ['--require', join(project, RECORDER)] : []),
        `--test-reporter=${pathToFileURL(REPORTER).href}`,
        `--test-reporter-destination=${report}`,
        testFile,
      ];
      const { stdout, stderr } = await runProcess(node, args, { cwd: project, limit: RUN_LIMIT, env });
      return { tests: await readVerdicts(report), output: stdout + stderr };
    } finally {
      await rm(scratch, { recursive: true });
    }
  },

  async recordCoverage(project: string, coverageFile: string): Promise<void> {
    await writeFile(join(project, RECORDER), recorder(coverageFile));
  },

  importOnlyTest(specifier: string): string {
    return `import { test } from 'node:test';\nimport * as subject from ${JSON.stringify(specifier)};\ntest('loads', () => void subject);\n`;
  },
};

function recorder(coverageFile: string): string {
  return `const { writeFileSync } = require('node:fs');
process.on('exit', () => writeFileSync(${JSON.stringify(coverageFile)}, JSON.stringify(globalThis.${COVERAGE_VARIABLE} ?? {})));
`;
}

async function readVerdicts(report: string): Promise<TestVerdict[]> {
  if (!existsSync(report)) return [];
  const lines = (await readFile(report, 'utf8')).split('\n').filter((line) => line !== '');
  return nameApart(lines.map((line) => JSON.parse(line) as TestVerdict));
}
