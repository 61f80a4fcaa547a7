import { coverMutants } from '@auklet/assertions';
import type { Mutant } from '@auklet/instrumentation/mutants';
import { runtimeTypes, shapes } from '@auklet/observers';
import type { AssertedTestDto, Executor, TestCaseDto } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import type { TestCluster } from '@auklet/testcase';
import { tracer } from '@auklet/tracer';
import { deadlineAfter } from '../deadline.ts';
import type { ModuleJob } from '../module-job.ts';
import { isTimed, searchTimeOf } from '../options/generate-options.ts';
import type { Survivor } from '../report/module-details.ts';
import type { PhaseTimer } from '../report/phase-timer.ts';
import type { MutationReport } from '../report/report.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import type { SearchResult } from '../steps/3-search-tests.ts';
import { awaitResults } from '../suites/await-results.ts';
import { withBehaviours } from '../suites/behaviours-of.ts';
import { judgedTest, type MeasuredTest, TestMeter } from '../suites/measured-test.ts';
import { type Observatory, OBSERVED_SURROUNDINGS, type ObservedTest } from '../suites/observatory.ts';
import { type AssignedTest, assignDuties, selectFewest } from '../suites/select-cover.ts';
import { shortenTests } from '../suites/shorten-tests.ts';
import { MutantHunt } from './hunt-mutants.ts';
import { KillMeter } from './kill-meter.ts';
import { confirmKills, findKills, judgedMutants, type MatrixRow, reachOf } from './kill-matrix.ts';
import { MutantRunner } from './mutant-runner.ts';
import type { MutatedModule } from './mutated-module.ts';
import { holdsNegativeZero, VariantBreeder } from './variant-breeder.ts';

export interface StrengthenedSuite {
  readonly tests: readonly AssertedTestDto[];
  /** `null` when there was nothing to strengthen. */
  readonly mutation: MutationReport | null;
  readonly survivors: readonly Survivor[];
  /** False when time ran out before the executions did. */
  readonly isFinished: boolean;
}

const NOTHING: StrengthenedSuite = { tests: [], mutation: null, survivors: [], isFinished: true };

/** Share of the search time that work on mutants may take, and the least it gets in milliseconds. */
const TIME_SHARE = 0.15;
const LEAST_TIME_MS = 2_500;
/** And of what the search has left over, because everything was covered soon. */
const UNUSED_SHARE = 0.25;
/** Executions on mutants, for each execution of the search. */
const EXECUTIONS_SHARE = 2;
const LEAST_EXECUTIONS = 1_000;
/** And for each mutant, so that a module that is soon covered is looked at as closely as others. */
const MUTANT_EXECUTIONS = 20;
const MOST_EXECUTIONS = 60_000;
/** Shares of the budget by whose end each stage is over. */
const SHARES = { suite: 0.3, hunt: 0.6, choice: 0.65, shortening: 0.9, added: 1 } as const;
/** Of one test on one mutant: what takes so many is endless, and known as such before it costs seconds. */
const STEPS = 20_000;
/** Of loading the module, which is done for each test: with more, mutants would cost more than they show. */
const LOAD_STEPS = 1_000_000;
/** Candidates of one test that are tried together. */
const BATCH = 4;
/** Tests that are known to kill a mutant before no more are asked; further ones only help to leave tests out. */
const KILLERS = 2;

/** Everything that work on the mutants of one module depends on. */
export interface MutationContext {
  readonly prepared: PreparedModule;
  readonly mutated: MutatedModule;
  readonly search: SearchResult;
  /** For the original module; must carry the tracer. */
  readonly executor: Executor;
  readonly observatory: Observatory;
  readonly timer: PhaseTimer;
  readonly job: ModuleJob;
}

/** Adds tests for mutants that the suite does not notice, leaves out what they make redundant, and chooses the assertions that kill. Its processes start while the suite is still being observed. */
export function strengthenSuite(observing: Promise<readonly ObservedTest[]>, context: MutationContext): Promise<StrengthenedSuite> {
  const { mutated, job } = context;
  const strengthen = async (executor: Executor): Promise<StrengthenedSuite> => {
    const suite = await observing;
    return suite.length === 0 ? NOTHING : strengthenWith(runnerFor(executor, context), suite, context);
  };
  return job.executors.use(mutated.subject, [tracer({ module: mutated.name, steps: STEPS, loadSteps: LOAD_STEPS })], strengthen, OBSERVED_SURROUNDINGS);
}

function runnerFor(executor: Executor, { search, mutated, job: { options, signal } }: MutationContext): MutantRunner {
  const time = isTimed(options) ? timeFor(searchTimeOf(options), search.searchMs) : Number.POSITIVE_INFINITY;
  const budget = Math.min(MOST_EXECUTIONS, Math.max(LEAST_EXECUTIONS + MUTANT_EXECUTIONS * mutated.mutants.length, search.executions * EXECUTIONS_SHARE));
  return new MutantRunner(executor, budget, deadlineAfter(time, signal));
}

/** Milliseconds. */
function timeFor(granted: number, used: number): number {
  return Math.max(LEAST_TIME_MS, granted * TIME_SHARE) + Math.max(0, granted - used) * UNUSED_SHARE;
}

async function strengthenWith(runner: MutantRunner, suite: readonly ObservedTest[], context: MutationContext): Promise<StrengthenedSuite> {
  const rows = await reachOf(suite, runner);
  await findKills(rows, sampled(idsOf(rows), context), KILLERS, runner, SHARES.suite);
  const added = await addedTests(rows, runner, suite, context);
  const addedRows = await reachOf(added, runner);
  await findKills(addedRows, sampled(idsOf(addedRows), context), Number.POSITIVE_INFINITY, runner, SHARES.added);
  const kept = await withoutRedundant([...rows, ...addedRows], [...suite, ...added], context);
  const { tests, killed } = coverMutants(kept);
  const judged = judgedMutants([...rows, ...addedRows]);
  const covered = [...idsOf(kept)].filter((id) => judged.has(id));
  const survivors = covered.filter((id) => !killed.has(id)).map((id) => mutantOf(id, context)).map(({ operator, location }) => ({ operator, location }));
  const mutation = covered.length === 0 ? null : { killed: killed.size, covered: covered.length };
  return { tests, mutation, survivors, isFinished: !runner.ranOutOfTime };
}

/** In an order in which any first part stands for all: time may end before the last. */
function sampled(mutants: Iterable<number>, { job }: MutationContext): readonly number[] {
  return createRandom(job.options.seed).fork('sample of mutants').shuffle([...mutants]);
}

function mutantOf(id: number, { mutated }: MutationContext): Mutant {
  return mutated.mutants[id - 1] as Mutant;
}

function idsOf(rows: readonly MatrixRow[]): ReadonlySet<number> {
  return new Set(rows.flatMap(({ reached }) => [...reached]).sort((a, b) => a - b));
}

/** Tests that kill what the suite does not, as short as that allows. What no compiler lets through is not worth a test. */
async function addedTests(rows: readonly MatrixRow[], runner: MutantRunner, suite: readonly ObservedTest[], context: MutationContext): Promise<readonly ObservedTest[]> {
  const { prepared, mutated, search, executor, observatory, timer, job } = context;
  const killed = new Set(rows.flatMap(({ kills }) => [...kills.keys()]));
  const live = sampled(mutated.mutants.map(({ id }) => id), context).filter((id) => !killed.has(id)).map((id) => mutantOf(id, context));
  const breeder = new VariantBreeder(prepared.description, search.cluster, !job.options.without.includes('suggestions'));
  const hunt = new MutantHunt(live, { prepared, breeder, runner, executor, random: createRandom(job.options.seed).fork('mutants'), job });
  timer.begin('hunt');
  const found = await hunt.run([...suite.map(({ origin }) => origin), ...withBehaviours(search.testCases)].filter((testCase) => !holdsNegativeZero(testCase)), SHARES.hunt);
  timer.begin('assert');
  const awaited = await executor.withObservers([runtimeTypes()], (observing) => awaitResults(found.map(({ testCase }) => testCase), observing));
  const seen = new Map(found.map(({ mutants }, index) => [awaited[index] as TestCaseDto, mutants]));
  const killers = await killersAmong(await observatory.observe(awaited), seen, runner, search.cluster);
  const meter = new KillMeter({ prepared, cluster: search.cluster, runner, job });
  const { tests } = await shortenTests(killers, { measure: (trials) => meter.measure(trials), cluster: search.cluster, isOver: () => runner.hasSpent(SHARES.shortening), batch: BATCH });
  return observatory.observe(tests.filter(({ misfits }) => misfits === 0 || prepared.source.language !== 'typescript').map(({ testCase }) => testCase));
}

/** A few of the tests that kill all of the mutants which any of them kills: greedy by what they add for what they cost. */
async function killersAmong(tests: readonly ObservedTest[], seen: ReadonlyMap<TestCaseDto, readonly number[]>, runner: MutantRunner, cluster: TestCluster): Promise<readonly AssignedTest[]> {
  const rows = await reachOf(tests, runner);
  await confirmKills(rows.map((row, index) => ({ row, mutants: seen.get((tests[index] as ObservedTest).origin) ?? [] })), runner);
  await findKills(rows, [...seen.values()].flat().sort((a, b) => a - b), Number.POSITIVE_INFINITY, runner, SHARES.choice);
  return assignDuties(rows.map(({ kills, original }, index): MeasuredTest => {
    const { origin, testCase } = tests[index] as ObservedTest;
    const shown = [...kills].filter(([, { isEndless }]) => !isEndless).map(([mutant]) => mutant);
    return { ...judgedTest(origin, original.outcome, original.shapes, cluster, testCase), elements: shown };
  }));
}

/** A small part of the rows that covers and kills all that the rows together do. */
async function withoutRedundant(rows: readonly MatrixRow[], tests: readonly ObservedTest[], { search, executor }: MutationContext): Promise<readonly MatrixRow[]> {
  const measured = await executor.withObservers([shapes()], (observed) => new TestMeter(observed, search.goals, search.cluster).measure(tests.map(({ origin }) => origin)));
  const withKills = measured.map((test, index) => ({ ...test, elements: [...test.elements, ...Array.from(rows[index]?.kills.keys() ?? [], (mutant) => -mutant)] }));
  const rowOf = new Map<TestCaseDto, MatrixRow>(rows.map((row, index) => [(tests[index] as ObservedTest).origin, row]));
  return selectFewest(withKills).flatMap(({ testCase }) => rowOf.get(testCase) ?? []);
}
