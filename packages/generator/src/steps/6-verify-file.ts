import { typeChecker } from '@auklet/analysis';
import type { AssertedTestDto, TestCaseDto } from '@auklet/protocol';
import { isUnedited, mergeTests, renderTestFile, resealed, retiredTests, testId, type RenderedFile, type TestToRender } from '@auklet/render';
import { trialPath } from '../files/sibling-paths.ts';
import { withTemporaryFile } from '../files/temporary-file.ts';
import { subjectName } from '../files/subject-name.ts';
import { runsAnything } from '../frameworks/runs-anything.ts';
import type { FrameworkRun } from '../frameworks/test-framework.ts';
import type { ModuleJob } from '../module-job.ts';
import { TargetFailure } from '../target-failure.ts';
import { wellTypedTests } from '../suites/well-typed-tests.ts';
import type { TestPlace } from './0-place-tests.ts';
import type { PreparedModule } from './1-prepare-module.ts';
import type { ExploredModule } from './2-explore-exports.ts';

/** A test file whose every test passed in the user's framework, or was not run because that runs no tests there at all. */
export interface VerifiedFile {
  readonly text: string;
  readonly tests: readonly AssertedTestDto[];
  /** Of tests that a person has edited or deleted, and that are therefore not written again. */
  readonly retired: readonly TestCaseDto[];
  /** Titles of each test, from the outermost group on. */
  readonly titles: readonly (readonly string[])[];
  /** Whether they were run there. */
  readonly isRun: boolean;
  readonly warnings: readonly string[];
}

/** Runs in a row that must be all green. */
const GREEN_RUNS = 2;
const RUN_TIMEOUT_MS = 20_000;
/** The framework runs elsewhere on the globe: nothing may depend on the time zone. */
const TIME_ZONES = ['UTC', 'Asia/Kathmandu'] as const;

/**
 * Renders the tests, checks their types, and runs them in the user's framework on the original module until all
 * that are left pass.
 *
 * @throws TargetFailure `no-tests` when none is left, or the framework runs other tests and not these.
 */
export async function verifyFile(
  prepared: PreparedModule,
  explored: ExploredModule,
  asserted: readonly TestToRender[],
  place: TestPlace,
  job: ModuleJob,
): Promise<VerifiedFile> {
  const { existing } = place;
  if (!place.isShared || existing === null) return verifyTests(prepared, explored, asserted, place, job);
  const ids = merging(place, () => retiredTests(existing, place.importSpecifier));
  const isRetired = ({ test }: TestToRender): boolean => ids.has(testId(test.testCase));
  const remaining = await verifyTests(prepared, explored, asserted.filter((test) => !isRetired(test)), place, job);
  const verified = { ...remaining, retired: asserted.filter(isRetired).map(({ test }) => test.testCase) };
  const merged = merging(place, () => mergeTests(existing, verified.text, place.importSpecifier, { keepsOthers: place.isNarrowed }));
  const text = isUnedited(existing) ? resealed(merged) : merged;
  if (place.framework.obstacle(place.path) !== null) return { ...verified, text };
  const run = await runOnce({ text, tests: [] }, place, TIME_ZONES[0]);
  if (run.error !== null) throw new TargetFailure('protected', `${place.label} would not run with the new tests and was left as it is: ${run.error}`, { testFile: place.label });
  return { ...verified, text, warnings: [...verified.warnings, ...failingWarning(run.tests.filter(({ passed }) => !passed).length, place)] };
}

/** Of tests that were there before: those of a person, and of a part of the module that this run is not about. */
function failingWarning(failing: number, { label, isNarrowed }: TestPlace): readonly string[] {
  if (failing === 0) return [];
  const tests = `${failing} ${failing === 1 ? 'test' : 'tests'} that ${failing === 1 ? 'was' : 'were'} in ${label} before ${failing === 1 ? 'fails' : 'fail'}`;
  return [isNarrowed ? `${tests}; run auklet on the whole module to renew those that were generated` : tests];
}

/** What a person made of the file may be beyond us. */
function merging<T>({ label }: TestPlace, merge: () => T): T {
  try {
    return merge();
  } catch (error) {
    throw new TargetFailure('protected', `${label} cannot be added to: ${error instanceof Error ? error.message : String(error)}`, { testFile: label });
  }
}

async function verifyTests(prepared: PreparedModule, explored: ExploredModule, asserted: readonly TestToRender[], place: TestPlace, job: ModuleJob): Promise<VerifiedFile> {
  const render = (tests: readonly TestToRender[]): RenderedFile => renderTestFile(requestFor(prepared, explored, tests, place, job));
  const typed = place.language === 'typescript' ? wellTypedTests(asserted, render, typeChecker(place.path, place.framework.globals)) : asserted;
  let tests: readonly TestToRender[] = typed;
  const obstacle = place.framework.obstacle(place.path);
  if (obstacle !== null) return unverified(tests, render, `${obstacle}; the tests were not run there`);
  const warnings = new Set<string>();
  for (let green = 0; green < GREEN_RUNS && tests.length > 0; ) {
    const file = render(tests);
    const run = await runOnce(file, place, TIME_ZONES[green] ?? 'UTC');
    if (run.error !== null) {
      if (await runsAnything(place.framework, place.path, place.style, { timeoutMs: RUN_TIMEOUT_MS, environment: {} })) throw new TargetFailure('no-tests', `no test was written, as none could be seen to pass: ${run.error}`);
      return unverified(tests, render, `${run.error}; it runs no other test there either`);
    }
    if (run.warning !== undefined) warnings.add(run.warning);
    const passing = passingTests(tests, file, run);
    green = passing.length === tests.length ? green + 1 : 0;
    tests = passing;
  }
  return verified(tests, render, [...warnings, ...droppedWarning(asserted.length - tests.length)]);
}

function droppedWarning(dropped: number): readonly string[] {
  return dropped === 0 ? [] : [`${dropped} ${dropped === 1 ? 'test' : 'tests'} did not pass type check and test run, and ${dropped === 1 ? 'was' : 'were'} left out`];
}

function verified(tests: readonly TestToRender[], render: (tests: readonly TestToRender[]) => RenderedFile, warnings: readonly string[]): VerifiedFile {
  if (tests.length === 0) throw new TargetFailure('no-tests', 'no test passed reliably on the original module');
  const file = render(tests);
  const titles = new Map(file.tests.map((test) => [test.index, test.titles]));
  return { text: file.text, tests: tests.map(({ test }) => test), retired: [], titles: tests.map((_, index) => titles.get(index) ?? []), isRun: true, warnings };
}

function unverified(tests: readonly TestToRender[], render: (tests: readonly TestToRender[]) => RenderedFile, why: string): VerifiedFile {
  return { ...verified(tests, render, [why]), isRun: false };
}

function runOnce({ text, tests }: RenderedFile, place: TestPlace, timeZone: string): Promise<FrameworkRun> {
  const trial = trialPath(place.path);
  const titles = tests.map((test) => test.titles);
  return withTemporaryFile(trial, text, () => place.framework.run(trial, { timeoutMs: RUN_TIMEOUT_MS, environment: { TZ: timeZone }, titles }));
}

function passingTests(tests: readonly TestToRender[], file: RenderedFile, run: FrameworkRun): readonly TestToRender[] {
  const passed = new Set(run.tests.filter((result) => result.passed).map(({ titles }) => JSON.stringify(titles)));
  return file.tests
    .filter(({ titles }) => passed.has(JSON.stringify(titles)))
    .map(({ index }) => index)
    .sort((a, b) => a - b)
    .map((index) => tests[index] as TestToRender);
}

function requestFor(prepared: PreparedModule, { moduleInterface }: ExploredModule, tests: readonly TestToRender[], place: TestPlace, job: ModuleJob) {
  const { file, format } = prepared.source;
  return {
    tests,
    framework: place.framework.name,
    language: place.language,
    style: place.style,
    subject: { format, specifier: place.importSpecifier, name: subjectName(file), callables: moduleInterface.callables },
    header: { version: job.version, seed: job.options.seed },
  };
}
