import { homedir, hostname, tmpdir } from 'node:os';
import { endsSilently, withPrinted } from '@auklet/assertions';
import { printed, printedOf } from '@auklet/observers';
import type { AssertedTestDto, Executor, PrintedDto } from '@auklet/protocol';
import { resultsOf, type Surroundings } from '../executors/executor-factory.ts';
import type { ModuleJob } from '../module-job.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import { ENVIRONMENTS } from './observe-suite.ts';

/** Listens to the console in tests whose last call gives nothing back, and asserts what two environments agree on. */
export async function assertPrinted(prepared: PreparedModule, tests: readonly AssertedTestDto[], job: ModuleJob): Promise<readonly AssertedTestDto[]> {
  const silent = tests.filter(endsSilently);
  if (silent.length === 0) return tests;
  const [first, second] = [await listen(prepared, silent, ENVIRONMENTS[0], job), await listen(prepared, silent, ENVIRONMENTS[1], job)];
  const machineText = [job.cwd, homedir(), hostname(), tmpdir()];
  const heard = new Map(silent.map((test, i) => [test, withPrinted(test, [first[i] ?? [], second[i] ?? []], machineText)]));
  return tests.map((test) => heard.get(test) ?? test);
}

function listen(prepared: PreparedModule, tests: readonly AssertedTestDto[], surroundings: Surroundings, job: ModuleJob): Promise<readonly (readonly PrintedDto[])[]> {
  const run = async (executor: Executor): Promise<readonly (readonly PrintedDto[])[]> => (await resultsOf(executor.executeMultiple(tests.map(({ testCase }) => testCase)))).map(printedOf);
  return job.executors.use(prepared.subject, [printed()], run, surroundings);
}
