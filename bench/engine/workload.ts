import { join } from 'node:path';
import { runtimeTypes, runtimeTypesOf } from '@auklet/observers';
import type { ExecutionObserver, SubjectDto, TestCaseDto } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { createSubprocessExecutor } from '@auklet/runner';
import { mutate, sample, TestCluster } from '@auklet/testcase';
import { comparisons, tracer } from '@auklet/tracer';
import { prepareModule } from '../../packages/generator/src/steps/1-prepare-module.ts';
import { exploreExports } from '../../packages/generator/src/steps/2-explore-exports.ts';
import { createProject } from '../subjects/create-project.ts';
import { slugOf, type Subject } from '../subjects/subject.ts';
import { WORK_FOLDER } from '../work-folder.ts';

/** A module and test cases for it such as a search breeds. */
export interface Workload {
  readonly name: string;
  readonly subject: SubjectDto;
  readonly testCases: readonly TestCaseDto[];
  /** Everything that a search observes: the full trace, what is compared, what is bound. */
  readonly observers: readonly ExecutionObserver[];
}

/** Tests bred in one generation. */
const GENERATION = 100;

/**
 * Breeds `count` test cases by random sampling and mutation, each generation learning from the one before. Tests that
 * end or block a process are left out, since in the main process nothing contains them.
 */
export async function breedWorkload(subject: Subject, count: number, seed: number): Promise<Workload> {
  const project = join(WORK_FOLDER, 'engine', slugOf(subject));
  await createProject(subject, project);
  const prepared = await prepareModule(join(project, subject.file));
  const module = prepared.source.file;
  const random = createRandom(seed);
  const executor = createSubprocessExecutor({ subject: prepared.subject, observers: [tracer({ module }), runtimeTypes()], workers: 2 });
  const testCases: TestCaseDto[] = [];
  try {
    const cluster = new TestCluster((await exploreExports(prepared, null, executor)).moduleInterface);
    while (testCases.length < count) {
      const bred = Array.from({ length: GENERATION }, (_, k) => {
        const parent = testCases[random.int(0, testCases.length)];
        return parent === undefined || k % 2 === 0 ? sample(cluster, random, {}) : mutate(parent, cluster, random, {});
      });
      for await (const { index, outcome, ...result } of executor.executeMultiple(bred)) {
        const testCase = bred[index] as TestCaseDto;
        cluster.learn(testCase, { runtimeTypes: runtimeTypesOf({ index, outcome, ...result }), outcome });
        if (outcome.kind === 'returned' || outcome.kind === 'threw') testCases.push(testCase);
      }
    }
  } finally {
    await executor.close();
  }
  return { name: subject.package, subject: prepared.subject, testCases: testCases.slice(0, count), observers: [tracer({ module }), comparisons({ module }), runtimeTypes()] };
}
