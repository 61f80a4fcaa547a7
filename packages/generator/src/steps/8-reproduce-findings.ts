import { dirname, relative, sep } from 'node:path';
import type { Executor } from '@auklet/protocol';
import { isUnedited, renderErrorsFile, renderReproduction, type ReproducedError, type RenderedErrors } from '@auklet/render';
import { tracer } from '@auklet/tracer';
import { type Deadline, deadlineAfter } from '../deadline.ts';
import { readIfThere } from '../files/read-if-there.ts';
import { errorsPath, trialPath } from '../files/sibling-paths.ts';
import { subjectName } from '../files/subject-name.ts';
import { withTemporaryFile } from '../files/temporary-file.ts';
import { expectedEnd } from '../findings/expected-end.ts';
import type { FindingBucket } from '../findings/finding-log.ts';
import { reachesOutside } from '../findings/reaches-outside.ts';
import { minimiseFinding } from '../findings/minimise-finding.ts';
import { reproduces } from '../findings/run-reproduction.ts';
import { plainProject } from '../frameworks/test-project.ts';
import { isTypeScript, typeScriptSupport } from '../frameworks/typescript-support.ts';
import type { ModuleJob } from '../module-job.ts';
import { isTimed } from '../options/generate-options.ts';
import type { Finding } from '../report/report.ts';
import { TargetFailure } from '../target-failure.ts';
import { labelOf } from '../targets/find-targets.ts';
import type { TestPlace } from './0-place-tests.ts';
import type { PreparedModule } from './1-prepare-module.ts';

/** For making them small. */
const TIME_LIMIT_MS = 3_000;
const RUN_TIMEOUT_MS = 20_000;
/** Of one module; the most frequent ones. */
const MOST_REPRODUCED = 10;

export interface ReproducedFindings {
  readonly findings: readonly Finding[];
  /** Relative to the working folder; `null` when no finding could be shown outside of Auklet. */
  readonly errorsFile: string | null;
  readonly warnings: readonly string[];
}

/**
 * Makes each finding as small as it gets, shows it without Auklet, and writes what could be shown as tests in a file of
 * their own, which pass as long as the defects are there. The executor must carry the tracer.
 */
export async function reproduceFindings(prepared: PreparedModule, buckets: readonly FindingBucket[], open: Executor, place: TestPlace, job: ModuleJob): Promise<ReproducedFindings> {
  if (!job.options.reproductions || buckets.length === 0) return { findings: buckets.map(({ finding }) => finding), errorsFile: null, warnings: [] };
  const deadline = deadlineAfter(isTimed(job.options) ? TIME_LIMIT_MS : Number.POSITIVE_INFINITY, job.signal);
  const shown = await job.executors.useProcesses(open, prepared.subject, [tracer({ module: prepared.source.file })], (executor) =>
    Promise.all(buckets.slice(0, MOST_REPRODUCED).map((bucket) => show(bucket, { prepared, executor, deadline, folder: dirname(place.path) }))),
  );
  const rest = buckets.slice(MOST_REPRODUCED).map(({ finding }) => finding);
  const written = await writeErrors(shown.flatMap(({ error }) => error ?? []), place, job).catch(leftAlone);
  return { findings: [...shown.map(({ finding }) => finding), ...rest], ...written };
}

interface ShownFinding {
  readonly finding: Finding;
  readonly error: ReproducedError | null;
}

interface Surroundings {
  readonly prepared: PreparedModule;
  readonly executor: Executor;
  readonly deadline: Deadline;
  /** Where the script runs. */
  readonly folder: string;
}

async function show(bucket: FindingBucket, { prepared, executor, deadline, folder }: Surroundings): Promise<ShownFinding> {
  const { finding, outcome } = bucket;
  const expected = expectedEnd(outcome);
  if (expected === null || deadline.passed()) return { finding, error: null };
  const testCase = await minimiseFinding(bucket, executor, deadline);
  // Plain Node denies nothing.
  if (reachesOutside(await executor.execute(testCase))) return { finding, error: null };
  const { file, format } = prepared.source;
  const path = relative(folder, file).split(sep).join('/');
  const subject = { format, specifier: path.startsWith('.') ? path : `./${path}`, name: subjectName(file) };
  const script = renderReproduction({ testCase, subject, style: format === 'module' ? 'esm' : 'cjs' });
  const reproduction = { script, nodeArguments: nodeArgumentsFor(prepared, outcome.kind), ...expected };
  if (!(await reproduces(reproduction, folder))) return { finding, error: null };
  return { finding: { ...finding, reproduction: script }, error: { ...reproduction, group: finding.call } };
}

function nodeArgumentsFor({ source: { file, format } }: PreparedModule, kind: Finding['outcome']): string[] {
  return [
    ...(isTypeScript(file) ? typeScriptSupport(plainProject(dirname(file)), '').nodeArguments : []),
    ...(format === 'module' ? ['--input-type=module'] : []),
    // What grows without end meets a small limit sooner.
    ...(kind === 'out-of-memory' ? ['--max-old-space-size=64'] : []),
  ];
}

/** A file that may not be written is no reason to lose the findings. */
function leftAlone(error: unknown): Omit<ReproducedFindings, 'findings'> {
  if (error instanceof TargetFailure) return { errorsFile: null, warnings: [error.message] };
  throw error;
}

async function writeErrors(errors: readonly ReproducedError[], place: TestPlace, job: ModuleJob): Promise<Omit<ReproducedFindings, 'findings'>> {
  const path = errorsPath(place.path);
  const label = labelOf(path, job.cwd);
  const existing = readIfThere(path, label);
  if (existing !== null && !isUnedited(existing)) return { errorsFile: null, warnings: errors.length === 0 ? [] : [`${label} exists and was written or edited by a person; it was left as it is`] };
  if (place.framework.obstacle(path) !== null) return { errorsFile: null, warnings: [] };
  const confirmed = errors.length === 0 ? [] : await confirmedBy(errors, path, place, job);
  if (confirmed.length === 0) {
    if (existing !== null && (await isMended(path, place))) await job.outputs.put(path, existing, null);
    return { errorsFile: null, warnings: [] };
  }
  const { text } = render(confirmed, place, job);
  await job.outputs.put(path, existing, text);
  return { errorsFile: label, warnings: [] };
}

function render(errors: readonly ReproducedError[], { framework, style }: TestPlace, { version, options }: ModuleJob): RenderedErrors {
  return renderErrorsFile({ errors, framework: framework.name, style, header: { version, seed: options.seed } });
}

/** Those whose tests pass in the user's framework. */
async function confirmedBy(errors: readonly ReproducedError[], path: string, place: TestPlace, job: ModuleJob): Promise<readonly ReproducedError[]> {
  const { text, titles } = render(errors, place, job);
  const trial = trialPath(path);
  const { tests } = await withTemporaryFile(trial, text, () => place.framework.run(trial, { timeoutMs: RUN_TIMEOUT_MS, environment: {}, titles }));
  const passed = new Set(tests.filter((test) => test.passed).map((test) => JSON.stringify(test.titles)));
  return errors.filter((_, position) => passed.has(JSON.stringify(titles[position])));
}

/** A file of an earlier run whose tests fail now has nothing to show any more. */
async function isMended(path: string, place: TestPlace): Promise<boolean> {
  const { tests } = await place.framework.run(path, { timeoutMs: RUN_TIMEOUT_MS, environment: {}, titles: [] });
  return tests.length > 0 && tests.every(({ passed }) => !passed);
}
