import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { findInstalled, findProgramOf } from './find-installed.ts';
import { readJsonReport } from './json-report.ts';
import { runNodeReporting } from './run-node.ts';
import { nodeConventions } from './test-conventions.ts';
import { filesMatching, type TestFiles } from './test-files.ts';
import type { FrameworkRun, RunTestFileOptions, TestFramework } from './test-framework.ts';
import type { TestProject } from './test-project.ts';
import { isTypeScript, typeScriptSupport } from './typescript-support.ts';

/** Mocha as the project has it installed and configured. */
export async function openMocha(project: TestProject): Promise<TestFramework> {
  const program = findProgramOf('mocha', project.folder);
  const options = (await readOptions(project)) ?? DEFAULTS;
  const typescript = typeScriptSupport(project, JSON.stringify([options, project.command]));
  return {
    name: 'mocha',
    globals: ['afterEach', 'describe', 'it'],
    testFiles: testFilesOf(project, options),
    conventions: (module, folder) => nodeConventions(module, folder, typescript.importExtension),
    obstacle: (testFile) => {
      if (program === null) return 'mocha is not installed in this project';
      return isTypeScript(testFile) ? typescript.obstacle : null;
    },
    run: (testFile, run) => runMocha([...(isTypeScript(testFile) ? typescript.nodeArguments : []), program as string], options, project, testFile, run),
  };
}

const optionsSchema = z.looseObject({
  _: z.array(z.string()).default([]),
  extension: z.array(z.string()).default(['js', 'cjs', 'mjs']),
  recursive: z.boolean().default(false),
  ignore: z.array(z.string()).default([]),
});
type MochaOptions = z.infer<typeof optionsSchema>;

const DEFAULTS: MochaOptions = optionsSchema.parse({});
const ASK = fileURLToPath(new URL('./child/mocha-options.js', import.meta.url));
const ASK_TIMEOUT_MS = 20_000;

/** Its configuration may be a program, and is joined with what the project's command says. */
async function readOptions(project: TestProject): Promise<MochaOptions | null> {
  const installed = findInstalled('mocha', project.folder);
  const module = ['options.cjs', 'options.js'].map((file) => join(installed ?? '', 'lib/cli', file)).find((file) => existsSync(file));
  if (installed === null || module === undefined) return null;
  const reporting = await runNodeReporting((reportFile) => [ASK, reportFile, module, ...(project.command?.arguments ?? [])], {
    cwd: project.folder,
    timeoutMs: ASK_TIMEOUT_MS,
    environment: project.command?.environment,
  });
  return optionsSchema.safeParse(reporting.report).data ?? null;
}

/** Mocha takes globs, files, and folders, of which it reads the files with a known extension. */
function testFilesOf({ folder }: TestProject, { _: specs, extension, recursive, ignore }: MochaOptions): TestFiles {
  const extensions = extension.map((one) => one.replace(/^\./, ''));
  const files = extensions.length === 1 ? `*.${extensions[0]}` : `*.{${extensions.join(',')}}`;
  const globs = (specs.length === 0 ? ['test'] : specs).map((spec) => {
    if (/[*?{[(]/.test(spec) || extname(spec) !== '') return spec;
    return `${spec.replace(/\/+$/, '')}/${recursive ? '**/' : ''}${files}`;
  });
  return filesMatching(folder, globs, ignore);
}

const REPORTER = fileURLToPath(new URL('./child/mocha-reporter.js', import.meta.url));

/** What would run more than the one file, or run it in another way than once. */
const LEFT_OUT: ReadonlySet<string> = new Set(['_', 'spec', 'ignore', 'config', 'package', 'reporter', 'reporter-option', 'watch', 'parallel', 'bail']);

/** A configuration of its own keeps Mocha from adding the project's other tests. */
async function runMocha(
  command: readonly string[],
  options: MochaOptions,
  project: TestProject,
  testFile: string,
  { timeoutMs, environment }: RunTestFileOptions,
): Promise<FrameworkRun> {
  const kept = Object.fromEntries(Object.entries(options).filter(([name]) => !LEFT_OUT.has(name)));
  const reporting = await runNodeReporting(
    async (reportFile) => {
      const config = `${reportFile}.mocharc.json`;
      await writeFile(config, JSON.stringify({ ...kept, reporter: REPORTER, 'reporter-option': [`output=${reportFile}`] }));
      return [...command, '--config', config, '--no-package', relative(project.folder, testFile)];
    },
    { cwd: project.folder, timeoutMs, environment: { ...project.command?.environment, ...environment } },
  );
  return readJsonReport('mocha', reporting, timeoutMs);
}
