import type { ExecutionResultDto, Executor, TestCaseDto } from '@auklet/protocol';
import { createRandom, type Random } from '@auklet/random';
import { createInProcessExecutor, createSubprocessExecutor } from '@auklet/runner';
import { breedWorkload, type Workload } from '../engine/workload.ts';
import { readSubjects } from '../subjects/subject.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';

export const options: Verb['options'] = {
  /** Names of packages, separated by commas; all when left out. */
  subjects: { type: 'string' },
  /** Test cases over all subjects. */
  tests: { type: 'string', default: '5000' },
  seed: { type: 'string', default: '1' },
};

interface Difference {
  readonly subject: string;
  readonly way: string;
  readonly test: number;
  readonly expected: string;
  readonly actual: string;
}

interface ParityResult extends VerbResult {
  readonly summary: {
    readonly subjects: number;
    readonly tests: number;
    /** Tests that had another result in some mode, number of workers or split into batches. */
    readonly differing: number;
  };
  readonly differences: readonly Difference[];
}

const LONGEST_BATCH = 90;
const MOST_REPORTED = 20;

/** Runs the same generated test cases in every mode and compares the results byte by byte. */
export async function parity(given: VerbOptions): Promise<ParityResult> {
  const names = given['subjects'];
  const subjects = readSubjects(typeof names === 'string' ? names.split(',') : undefined);
  const each = Math.ceil(Number(given['tests']) / subjects.length);
  const differences: Difference[] = [];
  for (const subject of subjects) {
    const workload = await breedWorkload(subject, each, Number(given['seed']));
    const found = await compare(workload, createRandom(`${given['seed']} ${subject.package}`));
    console.error(`${workload.name}: ${workload.testCases.length} tests, ${found.length} differing`);
    differences.push(...found);
  }
  const differing = new Set(differences.map(({ subject, test }) => `${subject} ${test}`)).size;
  return { summary: { subjects: subjects.length, tests: each * subjects.length, differing }, differences: differences.slice(0, MOST_REPORTED) };
}

async function compare(workload: Workload, random: Random): Promise<Difference[]> {
  const { name, subject, observers, testCases } = workload;
  const ways: Readonly<Record<string, () => Executor>> = {
    '1 worker': () => createSubprocessExecutor({ subject, observers, workers: 1 }),
    '4 workers': () => createSubprocessExecutor({ subject, observers, workers: 4 }),
  };
  const expected = await run(createInProcessExecutor({ subject, observers }), testCases, random.fork('in-process'));
  const differences: Difference[] = [];
  for (const [way, create] of Object.entries(ways)) {
    const texts = await run(create(), testCases, random.fork(way));
    texts.forEach((actual, test) => {
      if (actual !== expected[test]) differences.push({ subject: name, way, test, expected: expected[test] ?? '', actual });
    });
  }
  return differences;
}

/** Results as text, in the order of the test cases, which run shuffled and in batches of random lengths. */
async function run(executor: Executor, testCases: readonly TestCaseDto[], random: Random): Promise<string[]> {
  const order = random.shuffle(testCases.map((_, position) => position));
  const texts: string[] = [];
  try {
    for (let first = 0; first < order.length; ) {
      const positions = order.slice(first, first + random.int(1, LONGEST_BATCH));
      const batch = positions.map((position) => testCases[position] as TestCaseDto);
      for await (const result of executor.executeMultiple(batch)) texts[positions[result.index] as number] = textOf(result);
      first += batch.length;
    }
  } finally {
    await executor.close();
  }
  return texts;
}

/** A result but for its place in the batch. */
function textOf({ index: _, ...result }: ExecutionResultDto): string {
  return JSON.stringify(result, (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value));
}
