import { selectDefaults } from '@auklet/assertions';
import type { AssertedTestDto, Executor, TestCaseDto } from '@auklet/protocol';
import type { ModuleJob } from '../module-job.ts';
import { mutateModule } from '../mutation/mutated-module.ts';
import { strengthenSuite } from '../mutation/strengthen-suite.ts';
import type { PhaseTimer } from '../report/phase-timer.ts';
import type { Survivor } from '../report/module-details.ts';
import type { MutationReport } from '../report/report.ts';
import { assertPrinted } from '../suites/assert-printed.ts';
import { Observatory, type ObservedTest } from '../suites/observatory.ts';
import type { PreparedModule } from './1-prepare-module.ts';
import type { SearchResult } from './3-search-tests.ts';

export interface AssertedSuite {
  readonly tests: readonly AssertedTestDto[];
  /** `null` when the module has no mutants. */
  readonly mutation: MutationReport | null;
  readonly survivors: readonly Survivor[];
  readonly isFinished: boolean;
}

/** Observes the suite, strengthens it until few mutants survive it, and gives every test the assertions that matter. The executor must carry the tracer. */
export function assertSuite(prepared: PreparedModule, suite: readonly TestCaseDto[], search: SearchResult, executor: Executor, timer: PhaseTimer, job: ModuleJob): Promise<AssertedSuite> {
  return Observatory.use(prepared, job, async (observatory) => {
    const observing = observatory.observe(suite);
    // Whoever waits for it meets its failure; nobody may get to that when something else fails first.
    observing.catch(() => undefined);
    // Mutants elsewhere would ask for tests beyond the chosen lines.
    const mutated = suite.length === 0 || search.statements !== null ? null : mutateModule(prepared);
    const asserted = mutated === null ? withDefaults(await observing) : await strengthenSuite(observing, { prepared, mutated, search, executor, observatory, timer, job });
    return { ...asserted, tests: await assertPrinted(asserted.tests, observatory, job) };
  });
}

function withDefaults(observed: readonly ObservedTest[]): AssertedSuite {
  return { tests: observed.map((test) => selectDefaults(test)), mutation: null, survivors: [], isFinished: true };
}
