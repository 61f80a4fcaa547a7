import { endsSilently, withPrinted } from '@auklet/assertions';
import { printed, printedOf } from '@auklet/observers';
import type { AssertedTestDto } from '@auklet/protocol';
import type { ModuleJob } from '../module-job.ts';
import { machineTextOf } from './machine-text.ts';
import type { Observatory } from './observatory.ts';

/** Listens to the console in tests whose last call gives nothing back, and asserts what two environments agree on. */
export async function assertPrinted(tests: readonly AssertedTestDto[], observatory: Observatory, job: ModuleJob): Promise<readonly AssertedTestDto[]> {
  const silent = tests.filter(endsSilently);
  const [first, second] = await observatory.both(silent.map(({ testCase }) => testCase), [printed()], printedOf);
  const machineText = machineTextOf(job);
  const heard = new Map(silent.map((test, i) => [test, withPrinted(test, [first[i] ?? [], second[i] ?? []], machineText)]));
  return tests.map((test) => heard.get(test) ?? test);
}
