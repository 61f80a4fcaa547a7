import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import type { GenerateEvent, GenerateOptionsInput } from '@auklet/generator';
import { PARCEL, testModule } from './project.ts';

const test = suite('stop conditions');

type Progress = Extract<GenerateEvent, { type: 'progress' }>;

/** What a search said of itself after each generation. */
async function progressOf(options: Omit<GenerateOptionsInput, 'targets'>): Promise<Progress[]> {
  const progress: Progress[] = [];
  await testModule(PARCEL, { subprocess: false, ...options }, { onEvent: (event) => event.type === 'progress' && progress.push(event) });
  return progress;
}

const covered = ({ goals }: Progress): number => goals.covered / goals.total;

test('--max-executions is spent to the last one', async () => {
  assert.is((await progressOf({ maxExecutions: 333 })).at(-1)?.executions, 333);
});

test('--max-generations', async () => {
  assert.is((await progressOf({ maxGenerations: 7 })).length, 7);
});

test('--max-statements ends earlier than its double', async () => {
  const few = (await progressOf({ maxStatements: 400 })).at(-1)?.executions ?? 0;
  const more = (await progressOf({ maxStatements: 800 })).at(-1)?.executions ?? 0;
  assert.ok(few <= 400, `${few} executions of one statement at least`);
  assert.ok(more > few);
});

test('--max-coverage ends at the first generation that has it', async () => {
  const progress = await progressOf({ maxCoverage: 70, maxExecutions: 5_000 });
  const last = progress.at(-1);
  assert.ok(last !== undefined && covered(last) >= 0.7 && last.executions < 5_000);
  assert.ok(progress.slice(0, -1).every((one) => covered(one) < 0.7));
});

test('--plateau ends when nothing new was covered for so long', async () => {
  const progress = await progressOf({ plateau: 300 });
  const last = progress.at(-1) as Progress;
  const gain = progress.find(({ goals }) => goals.covered === last.goals.covered) as Progress;
  assert.ok(last.executions - gain.executions >= 300);
  assert.ok((progress.at(-2)?.executions ?? 0) - gain.executions < 300);
});

test('--max-memory ends after the first generation when there is too little of it', async () => {
  assert.is((await progressOf({ maxMemory: 1 })).length, 1);
  assert.ok((await progressOf({ maxMemory: 1_000_000, maxExecutions: 300 })).length > 1);
});

const ATTEMPTS = 4;

test('a search that the clock ended names the executions that repeat it to the byte', async () => {
  for (const algorithm of ['dynamosa', 'mio']) {
    const { report, text } = await exactly({ algorithm, budget: '700ms', seed: 5 });
    const exact = report.replay?.exact ?? false;
    assert.equal(report.replay, { seed: 5, maxExecutions: report.executions, exact });
    const again = await testModule(PARCEL, { algorithm, maxExecutions: report.executions, seed: 5, workers: 2 });
    if (exact) assert.is(again.text, text);
    assert.is(again.report.replay, undefined);
  }
});

/** On a busy machine the clock may end what follows the search as well; then the replay is not called exact. */
async function exactly(options: Parameters<typeof testModule>[1]): ReturnType<typeof testModule> {
  for (let attempt = 1; ; attempt++) {
    const run = await testModule(PARCEL, options);
    if (run.report.replay?.exact === true || attempt === ATTEMPTS) return run;
  }
}

test('a signal ends the search after a whole generation, which can be repeated', async () => {
  const controller = new AbortController();
  let generations = 0;
  const onEvent = ({ type }: GenerateEvent): void => {
    if (type === 'progress') generations += 1;
    if (generations === 3) controller.abort();
  };
  const { report } = await testModule(PARCEL, { budget: '60s' }, { signal: controller.signal, onEvent });
  assert.is(generations, 3);
  assert.is(report.replay?.maxExecutions, report.executions);
});

test.run();
