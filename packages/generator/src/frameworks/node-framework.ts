import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { firstLine, runNodeReporting } from './run-node.ts';
import { nodeConventions } from './test-conventions.ts';
import { anyTestFile, filesMatching, type TestFiles } from './test-files.ts';
import type { FrameworkRun, RunTestFileOptions, TestFramework } from './test-framework.ts';
import type { TestProject } from './test-project.ts';
import { isTypeScript, typeScriptSupport } from './typescript-support.ts';

/** node:test, which Node itself brings; TypeScript runs through the project's tsx, or through Node where it strips types. */
export function openNode(project: TestProject): TestFramework {
  const { preloads, patterns, configured } = readCommand(project);
  const typescript = typeScriptSupport(project, configured);
  return {
    name: 'node',
    globals: [],
    testFiles: testFilesOf(project, patterns),
    conventions: (module, folder) => nodeConventions(module, folder, typescript.importExtension),
    obstacle: (testFile) => (isTypeScript(testFile) ? typescript.obstacle : null),
    run: (testFile, options) => run([...preloads, ...(isTypeScript(testFile) ? typescript.nodeArguments : [])], project, testFile, options),
  };
}

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true } as const;

/** Options of Node that come with a value, so that the value is no file. */
const OPTIONS = {
  import: list,
  require: { ...list, short: 'r' },
  loader: list,
  'experimental-loader': list,
  conditions: { ...list, short: 'C' },
  'env-file': list,
  'test-name-pattern': list,
  'test-skip-pattern': list,
  'test-reporter': list,
  'test-reporter-destination': list,
  'test-concurrency': text,
  'test-timeout': text,
  'test-shard': text,
} as const;

const PRELOADS = ['import', 'require', 'loader', 'experimental-loader', 'conditions'] as const;

interface NodeCommand {
  /** Arguments that decide what Node loads, and how. */
  readonly preloads: readonly string[];
  readonly patterns: readonly string[];
  /** All of it, to look for what runs TypeScript. */
  readonly configured: string;
}

function readCommand({ command }: TestProject): NodeCommand {
  const words = command?.arguments ?? [];
  const { values, positionals } = parseArgs({ args: [...words], options: OPTIONS, strict: false, allowPositionals: true });
  const preloads = PRELOADS.flatMap((name) => [values[name] ?? []].flat().map((value) => `--${name}=${value}`));
  const flags = Object.keys(values).filter((name) => /^experimental-(?:strip|transform)-types$/.test(name)).map((name) => `--${name}`);
  return { preloads: [...preloads, ...flags], patterns: positionals, configured: [...words, ...Object.values(command?.environment ?? {})].join(' ') };
}

/** Files, globs, and folders, of which all is run that has the name of a test. Older Nodes look for JavaScript only. */
function testFilesOf({ folder, command }: TestProject, patterns: readonly string[]): TestFiles {
  if (patterns.length === 0) return command === null || findsTypeScript() ? anyTestFile : filesMatching(folder, ['**/*.test.{js,cjs,mjs}']);
  return filesMatching(folder, patterns.map((pattern) => (/[*?{[]/.test(pattern) || extname(pattern) !== '' ? pattern : `${pattern.replace(/\/+$/, '')}/**`)));
}

function findsTypeScript(): boolean {
  return Number.parseInt(process.versions.node) >= 22;
}

const REPORTER = new URL('./child/node-test-reporter.js', import.meta.url).href;
const testsSchema = z.array(z.object({ titles: z.array(z.string()), passed: z.boolean() }));

async function run(nodeArguments: readonly string[], project: TestProject, testFile: string, { timeoutMs, environment }: RunTestFileOptions): Promise<FrameworkRun> {
  const ended = await runNodeReporting((reportFile) => [...nodeArguments, `--test-reporter=${REPORTER}`, `--test-reporter-destination=${reportFile}`, testFile], { cwd: project.folder, timeoutMs, environment: { ...project.command?.environment, ...environment } });
  if (ended.timedOut) return { tests: [], error: `node:test did not finish within ${timeoutMs / 1000} s` };
  const { data: tests = [] } = testsSchema.safeParse(ended.report);
  return { tests, error: tests.length === 0 ? `node could not run the tests: ${firstLine(ended.stderr)}` : null };
}
