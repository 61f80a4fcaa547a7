import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runProcess } from '../../tools/processes/run-process.ts';
import type { FrameworkName } from '../judge/framework.ts';

const require = createRequire(import.meta.url);
const ENTRY = join(dirname(require.resolve('@stryker-mutator/core/package.json')), 'bin', 'stryker.js');
const TSX = import.meta.resolve('tsx');
const CONFIG = 'stryker.config.json';
const REPORT = 'mutation-report.json';
const VITEST_CONFIG = 'vitest.stryker.config.mjs';

export interface StrykerRun {
  /** The module to mutate and the tests to run, both relative to the project. */
  readonly file: string;
  readonly testFile: string;
  readonly framework: FrameworkName;
  readonly concurrency: number;
  /** For the run as a whole, in milliseconds. */
  readonly limit: number;
}

/** One mutant as the report of StrykerJS has it (mutation-testing-report-schema). */
export interface JudgedMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
  /** Tests that reach it, and those that fail on it. */
  readonly coveredBy?: readonly string[];
  readonly killedBy?: readonly string[];
}

/**
 * Runs the real StrykerJS in a project, in which `file` is mutated and `testFile` alone is run.
 *
 * @throws Error with what StrykerJS said when it left no report.
 */
export async function runStryker(project: string, run: StrykerRun): Promise<readonly JudgedMutant[]> {
  await writeFile(join(project, VITEST_CONFIG), `export default { test: { include: [${JSON.stringify(run.testFile)}], watch: false } };\n`);
  await writeFile(join(project, CONFIG), JSON.stringify(settingsFor(run), null, 2));
  const { stdout, stderr } = await runProcess(process.execPath, [ENTRY, 'run', CONFIG], { cwd: project, limit: run.limit });
  const report = join(project, REPORT);
  if (!existsSync(report)) throw new Error(`StrykerJS left no report:\n${stdout}${stderr}`);
  const { files } = JSON.parse(await readFile(report, 'utf8')) as { files: Record<string, { mutants: JudgedMutant[] }> };
  return Object.values(files).flatMap(({ mutants }) => mutants);
}

function settingsFor({ file, testFile, framework, concurrency }: StrykerRun): object {
  return {
    mutate: [file],
    coverageAnalysis: 'perTest',
    // Every test that kills a mutant is wanted, not the first one alone.
    disableBail: true,
    concurrency,
    reporters: ['json'],
    jsonReporter: { fileName: REPORT },
    allowConsoleColors: false,
    // Nothing is to be compiled: sandboxes are copies of the project as it is.
    tsconfigFile: 'none.json',
    ...(framework === 'vitest' ? vitestSettings() : tapSettings(testFile)),
  };
}

function vitestSettings(): object {
  return { testRunner: 'vitest', plugins: [pluginAt('@stryker-mutator/vitest-runner')], vitest: { configFile: VITEST_CONFIG, related: false } };
}

function tapSettings(testFile: string): object {
  const loader = /\.[cm]?ts$/.test(testFile) ? ['--import', TSX] : [];
  return {
    testRunner: 'tap',
    plugins: [pluginAt('@stryker-mutator/tap-runner')],
    tap: { testFiles: [testFile], nodeArgs: [...loader, '--test-reporter=tap', '-r', '{{hookFile}}', '{{testFile}}'] },
  };
}

function pluginAt(name: string): string {
  return pathToFileURL(require.resolve(name)).href;
}
