import { type Executor, isAukletError } from '@auklet/protocol';
import { withEnumMembers } from '@auklet/testcase';
import { tracer } from '@auklet/tracer';
import { AccessLedger } from './findings/access-ledger.ts';
import { explainGaps } from './explanations/explain-gaps.ts';
import type { ModuleJob } from './module-job.ts';
import type { ModuleDetails } from './report/module-details.ts';
import { PhaseTimer } from './report/phase-timer.ts';
import { emptyReport } from './report/empty-report.ts';
import type { Gap } from './report/gap.ts';
import type { TargetReport } from './report/report.ts';
import { repeatsItself } from './options/generate-options.ts';
import { carveSeeds, type Seeds } from './seeds/carve-seeds.ts';
import { statisticsOf } from './statistics/statistics-record.ts';
import { placeTests, type TestPlace } from './steps/0-place-tests.ts';
import { type PreparedModule, prepareModule } from './steps/1-prepare-module.ts';
import { type ExploredModule, exploreExports } from './steps/2-explore-exports.ts';
import { type SearchResult, searchTests } from './steps/3-search-tests.ts';
import { minimiseSuite } from './steps/4-minimise-suite.ts';
import { type AssertedSuite, assertSuite } from './steps/5-assert-suite.ts';
import { type VerifiedFile, verifyFile } from './steps/6-verify-file.ts';
import { type WrittenTests, writeTests } from './steps/7-write-tests.ts';
import { type ReproducedFindings, reproduceFindings } from './steps/8-reproduce-findings.ts';
import { describeTests } from './suites/describe-tests.ts';
import { harmlessTests } from './suites/harmless-tests.ts';
import { type MeasuredCoverage, measureCoverage } from './suites/measure-coverage.ts';
import { TargetFailure } from './target-failure.ts';

/** The whole work on one module, from its source to a verified test file. What goes wrong is in the report. */
export async function generateModule(job: ModuleJob): Promise<TargetReport> {
  const ledger = new AccessLedger();
  const report = await workOn({ ...job, executors: job.executors.reportingTo((denial) => ledger.note(denial)) });
  return { ...report, denied: ledger.entries() };
}

type LedgerlessReport = Omit<TargetReport, 'denied'>;

async function workOn(job: ModuleJob): Promise<LedgerlessReport> {
  const timer = new PhaseTimer(job);
  try {
    timer.begin('read');
    const prepared = await prepareModule(job.target.file, job.options.instrument);
    const place = await placeTests(prepared, job);
    return await job.executors.useChecked(prepared.subject, prepared.renewableSubject, [tracer({ module: prepared.source.file })], (executor) => testModule(prepared, place, executor, timer, job));
  } catch (error) {
    return failureReport(job, error);
  }
}

async function testModule(prepared: PreparedModule, place: TestPlace, executor: Executor, timer: PhaseTimer, job: ModuleJob): Promise<LedgerlessReport> {
  const explored = await exploreExports(prepared, job.target.exportName, executor);
  if (job.signal.aborted) throw new TargetFailure('no-tests', 'interrupted before the search began');
  const seeds = carveSeeds(prepared, explored, job);
  timer.begin('search');
  const search = await searchTests(prepared, explored, seeds.testCases, executor, job);
  const suite = await writeSuite({ prepared, explored, seeds, search, place, executor, timer }, job).catch(targetFailure);
  timer.begin('reproduce');
  const reproduced = await reproduceFindings(prepared, search.findings, executor, place, job);
  const found: Found = { search, reproduced, phases: timer.durations() };
  return suite instanceof TargetFailure ? failureReport(job, suite, found) : successReport(job, { ...suite, ...found, place });
}

interface SearchedModule {
  readonly prepared: PreparedModule;
  readonly explored: ExploredModule;
  readonly seeds: Seeds;
  readonly search: SearchResult;
  readonly place: TestPlace;
  /** Carries the tracer. */
  readonly executor: Executor;
  readonly timer: PhaseTimer;
}

interface WrittenSuite {
  readonly written: WrittenTests;
  readonly asserted: AssertedSuite;
  readonly isFinished: boolean;
  readonly verified: VerifiedFile;
  readonly warnings: readonly string[];
  readonly coverage: MeasuredCoverage;
  readonly gaps: readonly Gap[];
}

async function writeSuite({ prepared, explored, seeds, search, place, executor, timer }: SearchedModule, job: ModuleJob): Promise<WrittenSuite> {
  timer.begin('minimise');
  const minimised = await minimiseSuite(search, executor, job);
  timer.begin('assert');
  const asserted = await assertSuite(prepared, minimised.testCases, search, executor, timer, job);
  const spelled = asserted.tests.map((test) => ({ ...test, testCase: withEnumMembers(test.testCase, search.cluster) }));
  const described = await describeTests(prepared, search, spelled, executor);
  const harmless = await harmlessTests(described, executor);
  timer.begin('verify');
  const verified = await verifyFile(prepared, explored, harmless.tests, place, job);
  const written = await writeTests(verified, place, job.outputs);
  const coverage = await measureCoverage(prepared.description, verified.tests.map(({ testCase }) => testCase), job.target.lines, executor);
  await job.statistics?.append(statisticsOf({ module: job.target.label, options: job.options, prepared, explored, search, tests: verified.tests, coverage: coverage.figures }));
  const retired = await measureCoverage(prepared.description, verified.retired, job.target.lines, executor);
  const gaps = await explainGaps(prepared, search, { kept: coverage.record, retired: retired.record }, job.target.lines, executor);
  return { written, asserted, isFinished: minimised.isFinished && asserted.isFinished, verified, warnings: [...seeds.warnings, ...deniedWarning(harmless.dropped)], coverage, gaps };
}

function deniedWarning(dropped: number): readonly string[] {
  return dropped === 0 ? [] : [`${dropped} ${dropped === 1 ? 'test' : 'tests'} met what is denied, and ${dropped === 1 ? 'was' : 'were'} left out`];
}

/** What was found on the way is reported nevertheless. */
function targetFailure(error: unknown): TargetFailure {
  if (error instanceof TargetFailure) return error;
  throw error;
}

/** What there is to report even when no test file was written. */
interface Found {
  readonly search: SearchResult;
  readonly reproduced: ReproducedFindings;
  readonly phases: TargetReport['phases'];
}

interface Success extends WrittenSuite, Found {
  readonly place: TestPlace;
}

function successReport(job: ModuleJob, success: Success): LedgerlessReport {
  const { written, place, search, asserted, isFinished, verified, coverage, gaps, reproduced } = success;
  const { target, options, signal } = job;
  const replay = { seed: options.seed, maxExecutions: search.executions, exact: isFinished };
  return {
    file: target.label,
    outcome: written.outcome,
    testFile: place.label,
    tests: verified.tests.length,
    verified: verified.isRun,
    coverage: coverage.figures,
    gaps,
    details: detailsOf(success),
    ...(asserted.mutation === null ? {} : { mutation: asserted.mutation }),
    ...reportOf(success),
    ...(repeatsItself(options) && !signal.aborted ? {} : { replay }),
    warnings: [...place.warnings, ...success.warnings, ...verified.warnings, ...written.warnings, ...reproduced.warnings],
  };
}

function detailsOf({ asserted, coverage, search, verified }: Success): ModuleDetails {
  const { timeline, goals } = search;
  return {
    coverage: coverage.hits,
    tests: verified.titles.map((titles, position) => ({ titles, lines: coverage.lines[position] ?? [] })),
    survivors: asserted.survivors,
    timeline: { goals: goals.count, steps: [...timeline.coverage, timeline.end] },
  };
}

function reportOf({ search, reproduced, phases }: Found): Pick<TargetReport, 'executions' | 'searchMs' | 'phases' | 'findings' | 'errorsFile' | 'warnings'> {
  const { findings, errorsFile, warnings } = reproduced;
  return { executions: search.executions, searchMs: search.searchMs, phases, findings, ...(errorsFile === null ? {} : { errorsFile }), warnings };
}

function failureReport(job: ModuleJob, error: unknown, found?: Found): LedgerlessReport {
  const nothing = emptyReport(job.target.label);
  if (error instanceof TargetFailure) return { ...nothing, ...(found === undefined ? {} : reportOf(found)), ...error.progress, outcome: error.outcome, error: error.message };
  if (isAukletError(error) && error.code === 'unloadable') return { ...nothing, outcome: 'unloadable', error: error.message.replaceAll(job.target.file, job.target.label) };
  if (isAukletError(error) && error.code === 'usage') throw error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { ...nothing, outcome: 'failed', error: `internal error: ${text}` };
}
