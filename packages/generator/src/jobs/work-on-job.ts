import { resolve } from 'node:path';
import { parseGenerateOptions } from '../options/generate-options.ts';
import type { OnEvent } from '../report/generate-event.ts';
import type { ModuleResultDto } from '../results/module-result.ts';
import { OutputFiles } from '../results/output-files.ts';
import { labelOf, type Target } from '../targets/find-targets.ts';
import { JobDescriber } from './job-describer.ts';
import { type JobDescriptionDto, jobKey } from './job-description.ts';

export interface JobPlace {
  /** A folder with the same project as that of the one who described the job. */
  readonly cwd: string;
  /** Of Auklet. */
  readonly version: string;
}

export interface JobContext extends JobPlace {
  /** Child processes that run tests. */
  readonly workers?: number;
  readonly onEvent?: OnEvent;
  readonly signal?: AbortSignal;
}

/** Does the work that a job describes. Nothing is written: the files are in the result. */
export async function workOnJob(job: JobDescriptionDto, { cwd, version, workers, onEvent = () => {}, signal = new AbortController().signal }: JobContext): Promise<ModuleResultDto> {
  const [{ generateModule }, { ExecutorFactory }] = await Promise.all([import('../generate-module.ts'), import('../executors/executor-factory.ts')]);
  const options = parseGenerateOptions({ ...job.options, ...(workers === undefined ? {} : { workers }) });
  const outputs = new OutputFiles(cwd, { writes: false });
  const report = await generateModule({ target: targetOf(job, cwd), options, executors: new ExecutorFactory(options), cwd, version, outputs, statistics: null, onEvent, signal });
  return { version: 1, report, files: outputs.files() };
}

/** Why a job is none for this place, in one line; `null` when the work here gives the result that was asked for. */
export function misfitOf(job: JobDescriptionDto, place: JobPlace): string | null {
  const own = new JobDescriber(place).describe(targetOf(job, place.cwd), parseGenerateOptions(job.options));
  if (jobKey(own) === jobKey(job)) return null;
  if (own.auklet !== job.auklet) return `auklet is ${own.auklet} here and ${job.auklet} there`;
  if (own.host !== job.host) return `Node is ${own.host} here and ${job.host} there`;
  return difference(own.sources, job.sources, (file) => `${file} has another content`) ?? difference(own.installed, job.installed, (name) => `another version of ${name} is installed`) ?? 'the options are read in another way';
}

function difference(own: Readonly<Record<string, string>>, asked: Readonly<Record<string, string>>, describe: (name: string) => string): string | null {
  const name = [...new Set([...Object.keys(asked), ...Object.keys(own)])].sort().find((one) => own[one] !== asked[one]);
  return name === undefined ? null : describe(name);
}

function targetOf({ file, base, exportName, lines }: JobDescriptionDto, cwd: string): Target {
  const path = resolve(cwd, file);
  return { file: path, label: labelOf(path, cwd), exportName, lines, base: resolve(cwd, base) };
}
