import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { Framework } from './framework.ts';
import type { CoverageFigures } from './figures.ts';
import { measureCoverage } from './measure-coverage.ts';
import { stabilityOf, type Stability } from './stability.ts';
import type { TestRun } from './test-run.ts';

const RUNS = 3;

export interface Judgement extends Stability {
  readonly coverage: CoverageFigures;
  /** What importing the module covers already. */
  readonly baseline: CoverageFigures;
  /** What the framework printed when the file ran no test at all. */
  readonly complaint?: string;
}

export interface JudgeRequest {
  readonly framework: Framework;
  /** Makes a fresh copy of the user's project in a folder. */
  readonly createProject: (directory: string) => Promise<void>;
  /** The module under test, relative to the project. */
  readonly file: string;
  /** The generated test file: where it belongs, relative to the project, and where it is now. */
  readonly testFile: string;
  readonly writtenTo: string;
  /** A folder for the copies; they are left for inspection. */
  readonly workspace: string;
}

/** Runs a generated test file in the real framework, on the original source and on a copy with Istanbul counters. */
export async function judgeTestFile(request: JudgeRequest): Promise<Judgement> {
  const { framework, file, testFile } = request;
  const original = await projectWithTests(request, 'original');
  const runs: TestRun[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await framework.run(original, testFile));
  const coverage = await measureCoverage(framework, await projectWithTests(request, 'instrumented'), file, testFile);
  const stability = stabilityOf(runs);
  const baseline = await measureBaseline(request);
  const ranNothing = runs.find((run) => run.tests.length === 0);
  return { ...stability, coverage, baseline, ...(ranNothing === undefined ? {} : { complaint: ranNothing.output }) };
}

async function projectWithTests(request: JudgeRequest, name: string): Promise<string> {
  const project = join(request.workspace, name);
  await request.createProject(project);
  const target = join(project, request.testFile);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(request.writtenTo, target);
  return project;
}

/** Coverage of a test file that only imports the module, run in the same framework. */
async function measureBaseline({ framework, createProject, file, workspace }: JudgeRequest): Promise<CoverageFigures> {
  const project = join(workspace, 'baseline');
  await createProject(project);
  const extension = extname(file);
  const testFile = join(dirname(file), `import-only.test${extension === '.js' ? '.mjs' : extension}`);
  await writeFile(join(project, testFile), framework.importOnlyTest(`./${basename(file)}`));
  const figures = await measureCoverage(framework, project, file, testFile);
  await rm(project, { recursive: true });
  return figures;
}
