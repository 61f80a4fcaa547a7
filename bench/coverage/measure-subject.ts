import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CoverageFigures } from '../judge/figures.ts';
import { frameworks } from '../judge/framework.ts';
import { judgeTestFile } from '../judge/judge-test-file.ts';
import { generateTests } from '../generate-tests.ts';
import { createProject } from '../subjects/create-project.ts';
import { slugOf, type Subject } from '../subjects/subject.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import { type CoverageTimeline, normalisedArea, readTimeline } from './coverage-timeline.ts';
import type { CoverageSettings } from './settings.ts';

/** One subject, one seed: what the tool said and what the judge found. */
export interface Measurement {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  readonly framework: string;
  readonly seed: number;
  readonly exitCode: number | null;
  readonly outcome: string;
  readonly wallMs: number;
  readonly searchMs: number;
  readonly executions: number;
  readonly passing: number;
  /** Names of tests that failed in every run. */
  readonly failing: readonly string[];
  /** Names of tests that did not do the same in three runs. */
  readonly differing: readonly string[];
  /** As Istanbul counted; `null` without a test file. */
  readonly coverage: CoverageFigures | null;
  readonly baseline: CoverageFigures | null;
  /** Branches as the tool itself reported them. */
  readonly claimed: { readonly covered: number; readonly total: number } | null;
  /** What the search covered when, by its own count of goals. */
  readonly timeline: CoverageTimeline;
  readonly normalisedArea: number;
  readonly error?: string;
}

/** Set-up, minimising, assertions and verification are not part of the budget. */
const AROUND_THE_SEARCH = 180_000;

function flagsOf({ budget, algorithm }: CoverageSettings, seed: number, statistics: string): string[] {
  return ['--stats', statistics, '--budget', budget, '--seed', String(seed), '--algorithm', algorithm];
}

/** Generates in a fresh copy of the subject's project and has the tests judged in other copies. */
export async function measureSubject(subject: Subject, seed: number, settings: CoverageSettings): Promise<Measurement> {
  const workspace = join(WORK_FOLDER, 'coverage', `${slugOf(subject)}-${seed}`);
  await rm(workspace, { recursive: true, force: true });
  const project = join(workspace, 'project');
  await createProject(subject, project);
  const statistics = join(workspace, 'statistics.ndjson');
  const limit = settings.budgetMs * 2 + AROUND_THE_SEARCH;
  const { exitCode, wallMs, target, error = target?.error } = await generateTests(project, subject, flagsOf(settings, seed, statistics), limit);
  const timeline = readTimeline(statistics);
  const generation = {
    ...subject,
    seed,
    exitCode,
    outcome: target?.outcome ?? 'no report',
    wallMs,
    searchMs: target?.searchMs ?? 0,
    executions: target?.executions ?? 0,
    claimed: target?.coverage.branches ?? null,
    timeline,
    normalisedArea: Number(normalisedArea(timeline, settings.budgetMs).toFixed(4)),
    ...(error === undefined ? {} : { error }),
  };
  const testFile = target?.testFile ?? null;
  if (testFile === null) return { ...generation, passing: 0, failing: [], differing: [], coverage: null, baseline: null };
  const { passing, failing, differing, coverage, baseline, complaint } = await judgeTestFile({
    framework: frameworks[subject.framework],
    createProject: (directory) => createProject(subject, directory),
    file: subject.file,
    testFile,
    writtenTo: join(project, testFile),
    workspace,
  });
  const failures = complaint === undefined ? failing : ['the file as a whole'];
  const found = { passing: passing.length, failing: failures, differing, coverage, baseline };
  return complaint === undefined ? { ...generation, ...found } : { ...generation, ...found, error: complaint };
}
