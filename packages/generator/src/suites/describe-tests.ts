import type { AssertedTestDto, Executor } from '@auklet/protocol';
import type { TestToRender } from '@auklet/render';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import type { SearchResult } from '../steps/3-search-tests.ts';
import { conditionsOf } from './conditions-of.ts';

/** Says of each test what held in it, so that its title can. The executor must carry the tracer. */
export async function describeTests(
  { description }: PreparedModule,
  { goals, cluster }: SearchResult,
  tests: readonly AssertedTestDto[],
  executor: Executor,
): Promise<readonly TestToRender[]> {
  const conditions = await conditionsOf(tests, description, goals, cluster, executor);
  return tests.map((test, index) => ({ test, conditions: conditions[index] ?? [] }));
}
