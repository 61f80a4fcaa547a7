import { createInProcessExecutor, createSubprocessExecutor } from '@auklet/runner';
import { crashes } from '../crashes/crashes.ts';
import { median } from '../median.ts';
import { readSubjects } from '../subjects/subject.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { Contestant, type Lap } from './contestant.ts';
import { transportParts, type TransportParts } from './transport-parts.ts';
import { breedWorkload, type Workload } from './workload.ts';

export const options: Verb['options'] = {
  /** Names of packages, separated by commas. */
  subjects: { type: 'string', default: 'ms,minimist,ini,fast-deep-equal,semver,validator,camelcase,dot-prop' },
  tests: { type: 'string', default: '720' },
  repeats: { type: 'string', default: '7' },
};

/** Tests of one generation of a search. */
const GENERATION = 36;
const WARM_UP_LAPS = 12;
const OTHER_BATCHES = [1, 10, 200] as const;
const CRASHES = { ordinary: '2000', workers: '1', seed: '1' } as const;

/** Ratios of tests per second: medians over the repeats, in which all contestants take turns. */
export interface SubjectFigures {
  readonly subject: string;
  readonly stateful: boolean;
  readonly inProcessPerSecond: number;
  /** One worker against in-process, by batch size. */
  readonly byBatch: Readonly<Record<string, number>>;
  /** The same at batches of a generation, with two of them in flight. */
  readonly pipelined: number;
  /** Two workers against one, two batches in flight. */
  readonly twoWorkers: number;
  /** CPU time of a subprocess run, both sides, beyond that of the same tests in-process, as a share of the whole. */
  readonly overheadShare: number;
  readonly parts: TransportParts;
}

interface EngineResult extends VerbResult {
  readonly summary: {
    readonly subjects: number;
    readonly subprocessRatioMedian: number;
    readonly subprocessRatioWorst: number;
    readonly twoWorkers: number;
    readonly overheadShare: number;
    readonly recoveryMsMedian: number;
  };
  readonly figures: readonly SubjectFigures[];
}

/** What executing in a child process costs against executing here, with everything observed that a search observes. */
export async function engine(given: VerbOptions): Promise<EngineResult> {
  const figures: SubjectFigures[] = [];
  for (const subject of readSubjects(String(given['subjects']).split(','))) {
    const workload = await breedWorkload(subject, Number(given['tests']), 1);
    figures.push(await compare(workload, Number(given['repeats'])));
    console.error(JSON.stringify(figures.at(-1)));
  }
  const ratios = figures.map(({ byBatch }) => byBatch[String(GENERATION)] as number);
  const { recoveryMsMedian } = (await crashes(CRASHES)).summary;
  return {
    summary: {
      subjects: figures.length,
      subprocessRatioMedian: rounded(median(ratios)),
      subprocessRatioWorst: rounded(Math.min(...ratios)),
      twoWorkers: rounded(median(figures.map((one) => one.twoWorkers))),
      overheadShare: rounded(median(figures.map((one) => one.overheadShare))),
      recoveryMsMedian: rounded(recoveryMsMedian),
    },
    figures,
  };
}

/** What the contestants did in one turn; `one` and `double` have batches twice as long, so that two workers have a generation each. */
interface Round {
  readonly base: Lap;
  readonly single: Lap;
  readonly pipelined: Lap;
  readonly one: Lap;
  readonly double: Lap;
}

async function compare(workload: Workload, repeats: number): Promise<SubjectFigures> {
  const { name, subject, observers, testCases } = workload;
  const here = new Contestant(createInProcessExecutor({ subject, observers }), testCases);
  const one = Contestant.subprocess((onEvent) => createSubprocessExecutor({ subject, observers, workers: 1, onEvent }), testCases);
  const two = Contestant.subprocess((onEvent) => createSubprocessExecutor({ subject, observers, workers: 2, onEvent }), testCases);
  try {
    for (const [contestant, processes] of [[here, 1], [one, 1], [two, 2]] as const) await warmUp(contestant, processes);
    const rounds: Round[] = [];
    for (let round = 0; round < repeats; round++) {
      const base = await here.run(GENERATION, 1);
      const single = await one.run(GENERATION, 1);
      rounds.push({ base, single, pipelined: await one.run(GENERATION, 2), double: await two.run(2 * GENERATION, 2), one: await one.run(2 * GENERATION, 2) });
    }
    const ratio = (of: (round: Round) => number): number => rounded(median(rounds.map(of)));
    const byBatch: Record<string, number> = { [GENERATION]: ratio(({ single, base }) => single.perSecond / base.perSecond) };
    for (const size of OTHER_BATCHES) byBatch[String(size)] = await ratioAt(size, here, one);
    return {
      subject: name,
      stateful: subject.stateful,
      inProcessPerSecond: Math.round(median(rounds.map(({ base }) => base.perSecond))),
      byBatch,
      pipelined: ratio(({ pipelined, base }) => pipelined.perSecond / base.perSecond),
      twoWorkers: ratio((round) => round.double.perSecond / round.one.perSecond),
      overheadShare: ratio(({ single, base }) => Math.max(0, 1 - base.cpuMs / single.cpuMs)),
      parts: await transportParts(workload),
    };
  } finally {
    for (const contestant of [here, one, two]) await contestant.close();
  }
}

/** Until each process has compiled what is hot: two that share the tests need twice as many. */
async function warmUp(contestant: Contestant, processes: number): Promise<void> {
  for (let lap = 0; lap < WARM_UP_LAPS * processes; lap++) await contestant.run(processes * GENERATION, processes);
}

async function ratioAt(batch: number, here: Contestant, one: Contestant): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < 3; round++) ratios.push(1 / ((await here.run(batch, 1)).perSecond / (await one.run(batch, 1)).perSecond));
  return rounded(median(ratios));
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
