import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { findInstalled } from './find-installed.ts';
import { firstLine, runNodeReporting } from './run-node.ts';
import { nodeConventions } from './test-conventions.ts';
import type { TestFiles } from './test-files.ts';
import type { FrameworkRun, FrameworkTestResult, RunTestFileOptions, TestFramework } from './test-framework.ts';
import type { TestProject } from './test-project.ts';
import { isTypeScript, typeScriptSupport } from './typescript-support.ts';

/** uvu as the project has it installed and calls it. */
export function openUvu(project: TestProject): TestFramework {
  const command = readCommand(project);
  const typescript = typeScriptSupport(project, JSON.stringify(project.command));
  return {
    name: 'uvu',
    globals: [],
    testFiles: testFilesOf(project, command),
    conventions: (module, folder) => nodeConventions(module, folder, typescript.importExtension),
    obstacle: (testFile) => {
      if (findInstalled('uvu', project.folder) === null) return 'uvu is not installed in this project';
      return isTypeScript(testFile) ? typescript.obstacle : null;
    },
    run: (testFile, options) => run(isTypeScript(testFile) ? typescript.nodeArguments : [], command.required, project, testFile, options),
  };
}

interface UvuCommand {
  readonly required: readonly string[];
  readonly folder: string;
  readonly pattern: RegExp;
  readonly ignored: readonly RegExp[];
}

/** Used unless the command names a folder or a pattern; as uvu documents it. */
const BY_NAME = /((\/|^)(tests?|__tests?__)\/.*|\.(tests?|spec)|^\/?tests?)\.([mc]js|[jt]sx?)$/i;
const ANY_SCRIPT = /\.([mc]js|[jt]sx?)$/;

function readCommand({ folder, command }: TestProject): UvuCommand {
  const list = { type: 'string', multiple: true } as const;
  const { values, positionals } = parseArgs({
    args: [...(command?.arguments ?? [])],
    options: { require: { ...list, short: 'r' }, ignore: { ...list, short: 'i' }, cwd: { type: 'string', short: 'C' } },
    strict: false,
    allowPositionals: true,
  });
  const [directory, pattern] = positionals;
  return {
    required: (values.require ?? []).map(String),
    folder: resolve(folder, String(values.cwd ?? '.'), directory ?? '.'),
    pattern: pattern !== undefined ? new RegExp(pattern, 'i') : directory === undefined ? BY_NAME : ANY_SCRIPT,
    ignored: (values.ignore ?? []).map((source) => new RegExp(String(source), 'i')),
  };
}

function testFilesOf(project: TestProject, { folder, pattern, ignored }: UvuCommand): TestFiles {
  return {
    includes: (path) => {
      const name = relative(folder, path).split(sep).join('/');
      return !name.startsWith('../') && pattern.test(name) && !ignored.some((one) => one.test(name));
    },
    folders: [folder],
    description: `${relative(project.folder, folder)} ${pattern.source}`.trim(),
  };
}

const PROCESS = fileURLToPath(new URL('./child/uvu-process.js', import.meta.url));
const suitesSchema = z.array(z.object({ failures: z.string(), passed: z.int() }));
type SuiteResult = z.infer<typeof suitesSchema>[number];

async function run(
  nodeArguments: readonly string[],
  required: readonly string[],
  project: TestProject,
  testFile: string,
  { timeoutMs, environment, titles }: RunTestFileOptions,
): Promise<FrameworkRun> {
  const given = project.command?.nodeArguments ?? [];
  const reporting = await runNodeReporting((reportFile) => [...given, ...nodeArguments, PROCESS, reportFile, testFile, ...required], {
    cwd: project.folder,
    timeoutMs,
    environment: { ...project.command?.environment, ...environment },
  });
  if (reporting.timedOut) return { tests: [], error: `uvu did not finish within ${timeoutMs / 1000} s` };
  if (reporting.report === null) return { tests: [], error: `uvu could not run the tests: ${firstLine(reporting.stderr)}` };
  const groups = [...new Set(titles.map(([group]) => group))].map((group) => titles.filter(([first]) => first === group));
  const suites = suitesSchema.parse(reporting.report);
  return { tests: groups.flatMap((group, index) => resultsOf(group, suites[index] ?? { failures: '', passed: 0 })), error: null };
}

/** uvu names the tests that fail only. A suite that broke off did not come to its last tests, which count as failed. */
function resultsOf(titles: RunTestFileOptions['titles'], { failures, passed }: SuiteResult): FrameworkTestResult[] {
  const lines = new Set(failures.split('\n'));
  const hasFailed = ([group = '', name = '']: readonly string[]): boolean => lines.has(`   FAIL  ${group}  "${name}"`);
  const ended = passed + titles.filter(hasFailed).length;
  return titles.map((one, index) => ({ titles: one, passed: index < ended && !hasFailed(one) }));
}
