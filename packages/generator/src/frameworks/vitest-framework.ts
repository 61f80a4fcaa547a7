import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';
import { configArguments } from './config-arguments.ts';
import { findInstalled, findProgramOf } from './find-installed.ts';
import { readJsonReport } from './json-report.ts';
import { runNodeReporting } from './run-node.ts';
import { typeScriptExtension, writtenExtension } from './test-conventions.ts';
import { anyOf, anyTestFile, filesMatching, type TestFiles } from './test-files.ts';
import type { FrameworkRun, RunTestFileOptions, TestFramework } from './test-framework.ts';
import type { TestProject } from './test-project.ts';

/** Vitest as the project has it installed and configured; it reads TypeScript and both module systems by itself. */
export async function openVitest(project: TestProject): Promise<TestFramework> {
  const program = findProgramOf('vitest', project.folder);
  return {
    name: 'vitest',
    globals: [],
    testFiles: program === null ? anyTestFile : await askForTestFiles(project),
    conventions: (module) => ({
      style: 'esm',
      extension: module.language === 'typescript' ? typeScriptExtension(module.file) : '.js',
      importExtension: writtenExtension(module) ?? 'output',
    }),
    obstacle: () => (program === null ? 'vitest is not installed in this project' : null),
    run: (testFile, options) => run(program as string, project, testFile, options),
  };
}

async function run(program: string, project: TestProject, testFile: string, { timeoutMs, environment }: RunTestFileOptions): Promise<FrameworkRun> {
  const reporting = await runNodeReporting(
    (reportFile) => [
      program,
      'run',
      relative(project.folder, testFile),
      '--reporter=json',
      `--outputFile=${reportFile}`,
      '--coverage.enabled=false',
      '--passWithNoTests',
      ...configArguments(project),
    ],
    { cwd: project.folder, timeoutMs, environment: { ...project.command?.environment, ...environment } },
  );
  return readJsonReport('vitest', reporting, timeoutMs);
}

const ASK = fileURLToPath(new URL('./child/vitest-projects.js', import.meta.url));
const ASK_TIMEOUT_MS = 20_000;
const projectsSchema = z.array(z.object({ folder: z.string(), include: z.array(z.string()), exclude: z.array(z.string()) }));

/** What Vitest includes is in its configuration, which may be a program. */
async function askForTestFiles(project: TestProject): Promise<TestFiles> {
  const api = pathToFileURL(join(findInstalled('vitest', project.folder) as string, 'dist/node.js')).href;
  const [, config] = configArguments(project);
  const reporting = await runNodeReporting((reportFile) => [ASK, reportFile, api, ...(config === undefined ? [] : [config])], {
    cwd: project.folder,
    timeoutMs: ASK_TIMEOUT_MS,
    environment: project.command?.environment,
  });
  const projects = projectsSchema.safeParse(reporting.report);
  if (!projects.success || projects.data.length === 0) return anyTestFile;
  return anyOf(projects.data.map(({ folder, include, exclude }) => filesMatching(folder, include, exclude)));
}
