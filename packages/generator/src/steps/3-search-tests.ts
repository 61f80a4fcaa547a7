import { runtimeTypes, timers } from '@auklet/observers';
import type { Executor, TestCaseDto } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { BranchGoalModel } from '@auklet/search';
import { TestCluster } from '@auklet/testcase';
import { deadlineAfter } from '../deadline.ts';
import { type FindingBucket, FindingLog } from '../findings/finding-log.ts';
import type { ModuleJob } from '../module-job.ts';
import { searchTimeOf } from '../options/generate-options.ts';
import { createAlgorithm } from '../search/create-algorithm.ts';
import { stopConditionOf } from '../search/stop-condition-of.ts';
import { TestCaseProblem } from '../search/test-case-problem.ts';
import { withoutTypes } from '../search/without-types.ts';
import { SearchTimeline } from '../statistics/search-timeline.ts';
import { sourceOfTest } from '../suites/source-of-test.ts';
import { goalsOfLines, statementsOfLines } from '../targets/goals-of-lines.ts';
import type { PreparedModule } from './1-prepare-module.ts';
import type { ExploredModule } from './2-explore-exports.ts';

export interface SearchResult {
  /** The best test for each covered goal, each test once. */
  readonly testCases: readonly TestCaseDto[];
  /** What came nearest to each goal, be it covered or not. */
  readonly tries: readonly TestCaseDto[];
  readonly goals: BranchGoalModel;
  /** The statements that count; `null`: all. */
  readonly statements: ReadonlySet<number> | null;
  readonly cluster: TestCluster;
  readonly timeline: SearchTimeline;
  readonly executions: number;
  readonly searchMs: number;
  readonly findings: readonly FindingBucket[];
}

/** Evolves test cases until every goal is covered or the budget is spent. The executor must carry the tracer. */
export async function searchTests(prepared: PreparedModule, { moduleInterface, loaded }: ExploredModule, seeds: readonly TestCaseDto[], executor: Executor, job: ModuleJob): Promise<SearchResult> {
  const { options, onEvent, target, signal } = job;
  const wanted = target.lines === null ? {} : { wanted: goalsOfLines(prepared.description, target.lines) };
  const goals = new BranchGoalModel(prepared.description, { loaded, ...wanted });
  const cluster = new TestCluster(options.without.includes('types') ? withoutTypes(moduleInterface) : moduleInterface);
  const findings = new FindingLog();
  const started = performance.now();
  const elapsedMs = (): number => Math.round(performance.now() - started);
  return executor.withObservers([runtimeTypes(), timers()], async (observed) => {
    const problem = new TestCaseProblem({ file: prepared.source.file, dependencies: prepared.watchable, description: prepared.description, goals, cluster, seeds, executor: observed, findings, suggests: !options.without.includes('suggestions'), imitates: !options.without.includes('mimics') });
    const stop = stopConditionOf(options, deadlineAfter(searchTimeOf(options), signal));
    const algorithm = createAlgorithm(options.algorithm, problem, { random: createRandom(options.seed), stop }, options.without);
    const timeline = new SearchTimeline();
    let hasFirst = false;
    for await (const report of algorithm.run()) {
      timeline.observe(report, elapsedMs());
      const covered = { covered: report.coveredCount, total: report.goalCount };
      onEvent({ type: 'progress', file: target.label, goals: covered, executions: report.executions, elapsedMs: elapsedMs(), findings: findings.size });
      const [first] = hasFirst ? [] : algorithm.archive.solutions();
      if (first === undefined) continue;
      hasFirst = true;
      onEvent({ type: 'first-test', file: target.label, source: sourceOfTest(first.individual.chromosome, prepared), elapsedMs: elapsedMs() });
    }
    const testCases = algorithm.archive.solutions().map(({ individual }) => individual.chromosome);
    const tries = [...new Set([...testCases, ...(algorithm.population ?? []).map(({ chromosome }) => chromosome)])];
    return { testCases, tries, goals, statements: target.lines === null ? null : statementsOfLines(prepared.description, target.lines), cluster, timeline, executions: timeline.end.executions, searchMs: elapsedMs(), findings: findings.buckets() };
  });
}
