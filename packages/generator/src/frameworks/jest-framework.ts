import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { z } from 'zod';
import { configArguments } from './config-arguments.ts';
import { findInstalled, findProgramOf, findUpward } from './find-installed.ts';
import { readJsonReport } from './json-report.ts';
import { readManifest } from './manifests.ts';
import { runNode, runNodeReporting } from './run-node.ts';
import { isModuleFolder, nodeConventions } from './test-conventions.ts';
import { anyOf, anyTestFile, filesMatching, type TestFiles } from './test-files.ts';
import type { FrameworkRun, RunTestFileOptions, TestConventions, TestedModule, TestFramework } from './test-framework.ts';
import type { TestProject } from './test-project.ts';
import { isTypeScript } from './typescript-support.ts';

/** Jest as the project has it installed and configured. */
export async function openJest(project: TestProject): Promise<TestFramework> {
  const program = findProgramOf('jest', project.folder);
  const configs = program === null ? [] : await readConfigs(program, project);
  return {
    name: 'jest',
    globals: [],
    testFiles: configs.length === 0 ? anyTestFile : anyOf(configs.map(testFilesOf)),
    conventions: (module, folder) => conventions(module, folder, configs),
    obstacle: (testFile) => (program === null ? 'jest is not installed in this project' : whyUnread(testFile, project, configs)),
    run: (testFile, options) => run(program as string, project, testFile, options),
  };
}

const configsSchema = z.object({
  configs: z.array(
    z.object({
      rootDir: z.string(),
      roots: z.array(z.string()),
      testMatch: z.array(z.string()),
      testRegex: z.array(z.string()),
      testPathIgnorePatterns: z.array(z.string()),
      transform: z.array(z.tuple([z.string(), z.string()], z.unknown())).nullish(),
      moduleNameMapper: z.array(z.tuple([z.string(), z.unknown()])).nullish(),
    }),
  ),
});
type JestConfig = z.infer<typeof configsSchema>['configs'][number];

const CONFIG_TIMEOUT_MS = 20_000;

/** Jest prints what it makes of the project's configuration; nothing when it can make nothing of it. */
async function readConfigs(program: string, project: TestProject): Promise<readonly JestConfig[]> {
  const args = [program, '--showConfig', ...configArguments(project)];
  const { stdout } = await runNode(args, { cwd: project.folder, timeoutMs: CONFIG_TIMEOUT_MS, environment: project.command?.environment });
  try {
    return configsSchema.parse(JSON.parse(stdout.slice(stdout.indexOf('{')))).configs;
  } catch {
    return [];
  }
}

function testFilesOf({ rootDir, roots, testMatch, testRegex, testPathIgnorePatterns }: JestConfig): TestFiles {
  const globs = filesMatching(rootDir, testMatch);
  const expressions = testRegex.map((source) => new RegExp(source));
  const ignored = testPathIgnorePatterns.map((source) => new RegExp(source));
  const isInRoots = (path: string): boolean => roots.some((root) => path.startsWith(root.endsWith(sep) ? root : root + sep));
  return {
    includes: (path) => isInRoots(path) && (globs.includes(path) || expressions.some((one) => one.test(path))) && !ignored.some((one) => one.test(path)),
    folders: [...roots, ...globs.folders],
    description: [globs.description, ...testRegex].filter((text) => text !== '').join(', '),
  };
}

/** What a transform turns into CommonJS keeps the plain extension of its module. */
function conventions(module: TestedModule, folder: string, configs: readonly JestConfig[]): TestConventions {
  const mapsExtensions = configs.some(({ moduleNameMapper }) => moduleNameMapper?.some(([pattern]) => pattern.includes('js')));
  const plain = nodeConventions(module, folder, mapsExtensions ? 'output' : 'none');
  const isTransformed = plain.style === 'esm' && module.file.endsWith('.js') && !isModuleFolder(folder);
  return isTransformed ? { ...plain, extension: '.js' } : plain;
}

/** Another package may have brought the preset along; it does nothing before a configuration of Babel's asks for it. */
function hasTypeScriptPreset(folder: string): boolean {
  if (findInstalled('@babel/preset-typescript', folder) === null) return false;
  return findUpward(folder, (ancestor) => (BABEL_CONFIGS.some((name) => existsSync(join(ancestor, name))) || hasBabelSection(ancestor) ? ancestor : null)) !== null;
}

function hasBabelSection(folder: string): boolean {
  return readManifest(join(folder, 'package.json'))?.babel !== undefined;
}

const BABEL_CONFIGS = ['babel.config', '.babelrc'].flatMap((name) => [name, ...['js', 'cjs', 'mjs', 'json', 'cts'].map((extension) => `${name}.${extension}`)]);

/** Jest's own transform leaves types alone unless a preset of Babel takes them away. */
function whyUnread(testFile: string, project: TestProject, configs: readonly JestConfig[]): string | null {
  if (!isTypeScript(testFile) || configs.length === 0 || hasTypeScriptPreset(project.folder)) return null;
  const transforms = configs.flatMap(({ transform }) => transform ?? []).filter(([pattern]) => new RegExp(pattern).test(testFile));
  const others = transforms.filter(([, path]) => !path.includes('babel-jest'));
  return others.length > 0 ? null : 'jest reads no TypeScript in this project, which needs ts-jest, @swc/jest or @babel/preset-typescript';
}

const VM_MODULES = '--experimental-vm-modules';

/** Runs as the project does; native ES modules, which Jest reads only under a flag of Node, under that flag. */
async function run(program: string, project: TestProject, testFile: string, options: RunTestFileOptions): Promise<FrameworkRun> {
  const first = await runWith([], program, project, testFile, options);
  if (first.error === null || isSet(project)) return first;
  const second = await runWith([VM_MODULES], program, project, testFile, options);
  if (second.error !== null) return first;
  return { ...second, warning: `jest loads these ES modules only with NODE_OPTIONS=${VM_MODULES}, which the project's test command does not set` };
}

function isSet({ command }: TestProject): boolean {
  return [...(command?.nodeArguments ?? []), command?.environment['NODE_OPTIONS'] ?? ''].some((word) => word.includes(VM_MODULES));
}

async function runWith(
  flags: readonly string[],
  program: string,
  project: TestProject,
  testFile: string,
  { timeoutMs, environment }: RunTestFileOptions,
): Promise<FrameworkRun> {
  const reporting = await runNodeReporting(
    (reportFile) => [
      ...(project.command?.nodeArguments ?? []),
      ...flags,
      program,
      '--json',
      `--outputFile=${reportFile}`,
      '--reporters=default',
      '--coverage=false',
      ...configArguments(project),
      '--runTestsByPath',
      relative(project.folder, testFile),
    ],
    { cwd: project.folder, timeoutMs, environment: { ...project.command?.environment, ...environment } },
  );
  return readJsonReport('jest', reporting, timeoutMs);
}
