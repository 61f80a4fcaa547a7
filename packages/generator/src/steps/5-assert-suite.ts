import { selectDefaults } from '@auklet/assertions';
import type { AssertedTestDto, Executor, TestCaseDto } from '@auklet/protocol';
import type { ModuleJob } from '../module-job.ts';
import { mutateModule } from '../mutation/mutated-module.ts';
import { strengthenSuite } from '../mutation/strengthen-suite.ts';
import type { Survivor } from '../report/module-details.ts';
import type { MutationReport } from '../report/report.ts';
import { observeSuite } from '../suites/observe-suite.ts';
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
export async function assertSuite(prepared: PreparedModule, suite: readonly TestCaseDto[], search: SearchResult, executor: Executor, job: ModuleJob): Promise<AssertedSuite> {
  const observed = await observeSuite(prepared, suite, job);
  // Mutants elsewhere would ask for tests beyond the chosen lines.
  const mutated = observed.length === 0 || search.statements !== null ? null : mutateModule(prepared);
  if (mutated === null) return { tests: observed.map((test) => selectDefaults(test)), mutation: null, survivors: [], isFinished: true };
  return strengthenSuite(observed, { prepared, mutated, search, executor, job });
}
