import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { tracer } from '@auklet/tracer';
import { runProcess } from '../../tools/processes/run-process.ts';
import { median } from '../median.ts';
import { instrumentInPlace } from '../semantics/instrument-in-place.ts';
import type { ComparedModule } from '../semantics/modules.ts';
import { type Installations, preparePackages } from '../semantics/prepare-packages.ts';
import { readSubjects, type Subject } from '../subjects/subject.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';

export const options: Verb['options'] = {
  rounds: { type: 'string', default: '15' },
  /** Names of packages, separated by commas; all when left out. */
  subjects: { type: 'string' },
};

const MEASURE = fileURLToPath(new URL('child/measure.mjs', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const LIMIT = 120_000;
const STEPS = 0x7fff_ffff;

export interface SpeedOfSubject {
  readonly subject: string;
  /** CPU time of one call in microseconds: medians over the rounds. */
  readonly original: number;
  readonly traced: number;
  /** Speed against the original: the median of the rounds' own ratios. */
  readonly speed: number;
}

interface TracingResult extends VerbResult {
  readonly summary: { readonly subjects: number; readonly speedMedian: number; readonly speedWorst: number };
  readonly subjects: readonly SpeedOfSubject[];
}

/** How fast instrumented code runs while it is traced, against the original, on the subjects' own hot functions. */
export async function tracing(values: VerbOptions): Promise<TracingResult> {
  const names = values['subjects'];
  const chosen = readSubjects(typeof names === 'string' ? names.split(',') : undefined);
  const installations = await preparePackages(readSubjects(), 'tracing');
  const subjects: SpeedOfSubject[] = [];
  for (const subject of chosen) {
    const module = comparedModule(subject, installations);
    const { originalFile, instrumentedFile } = await instrumentInPlace(module, installations);
    const speed = speedFrom(subject.package, await measure(module, originalFile, instrumentedFile, Number(values['rounds'])));
    subjects.push(speed);
    console.error(`${speed.subject}: ${speed.original} µs, traced ${speed.traced} µs, speed ${speed.speed}`);
  }
  const speeds = subjects.map(({ speed }) => speed);
  return { summary: { subjects: subjects.length, speedMedian: rounded(median(speeds)), speedWorst: Math.min(...speeds) }, subjects };
}

/** Which of the two a name `.js` means is what its package says. */
function comparedModule({ package: name, version, file }: Subject, { original }: Installations): ComparedModule {
  const { type } = JSON.parse(readFileSync(join(original, 'node_modules', name, 'package.json'), 'utf8')) as { type?: string };
  const isModule = type === 'module' || file.endsWith('.mjs');
  return { package: name, version, file, kind: file.endsWith('.ts') ? 'typescript' : isModule ? 'module' : 'commonjs' };
}

type Times = readonly (readonly [original: number, traced: number])[];

async function measure(module: ComparedModule, originalFile: string, instrumentedFile: string, rounds: number): Promise<Times> {
  const { remote } = tracer({ module: module.file, steps: STEPS });
  const request = { originalUrl: pathToFileURL(originalFile).href, instrumentedUrl: pathToFileURL(instrumentedFile).href, name: module.package, rounds, tracer: remote };
  const loader = module.kind === 'typescript' ? ['--import', TSX] : [];
  const { code, stdout, stderr } = await runProcess(process.execPath, [...loader, MEASURE, JSON.stringify(request)], { cwd: process.cwd(), limit: LIMIT });
  if (code !== 0) throw new Error(`${module.package} could not be measured:\n${stderr}`);
  return (JSON.parse(stdout) as { times: Times }).times;
}

function speedFrom(subject: string, times: Times): SpeedOfSubject {
  const original = median(times.map(([time]) => time));
  const traced = median(times.map(([, time]) => time));
  return { subject, original: rounded(original), traced: rounded(traced), speed: rounded(median(times.map(([before, after]) => before / after))) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
