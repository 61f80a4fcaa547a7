import type { AssertedTestDto, CallableDto, Executor, FunctionDescriptionDto, ModuleDescriptionDto, StatementDto, TestCaseDto } from '@auklet/protocol';
import type { BranchGoalModel } from '@auklet/search';
import type { TestCluster } from '@auklet/testcase';
import { traceOf } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';
import { conditionPhrase } from './condition-phrase.ts';

const MOST = 3;

/** A predicate of the function that a test is about, with its only outcome there. */
interface Condition {
  readonly key: string;
  readonly predicate: number;
  readonly phrase: string;
}

/**
 * What held in each test, in words ("min is greater than max"): conditions of the function that it is about which speak
 * of nothing but its parameters, those that fewest tests share first. The executor must carry the tracer.
 */
export async function conditionsOf(
  tests: readonly AssertedTestDto[],
  description: ModuleDescriptionDto,
  goals: BranchGoalModel,
  cluster: TestCluster,
  executor: Executor,
): Promise<readonly (readonly string[])[]> {
  const results = await resultsOf(executor.executeMultiple(tests.map(({ testCase }) => testCase)));
  const found = tests.map(({ testCase }, index): readonly Condition[] => {
    const result = results[index];
    const callable = calledAtEnd(testCase, cluster);
    const code = callable === undefined ? undefined : description.functions.find((one) => isCodeOf(one, callable));
    if (result === undefined || callable === undefined || code === undefined) return [];
    const covered = new Set(Array.from(goals.measure(traceOf(result)).covered));
    return conditionsIn(description, code.id, covered, namesIn(callable, cluster));
  });
  const holders = new Map<string, number>();
  for (const { key } of found.flat()) holders.set(key, (holders.get(key) ?? 0) + 1);
  const rarity = ({ key }: Condition): number => holders.get(key) ?? 0;
  return found.map((conditions) => conditions.toSorted((a, b) => rarity(a) - rarity(b) || b.predicate - a.predicate).slice(0, MOST).map(({ phrase }) => phrase));
}

function conditionsIn(description: ModuleDescriptionDto, code: number, covered: ReadonlySet<number>, names: ReadonlySet<string>): Condition[] {
  return description.goals.flatMap((goal): Condition[] => {
    if (goal.kind !== 'branch' || goal.function !== code || !covered.has(goal.id)) return [];
    const isMixed = description.goals.some((other) => other.kind === 'branch' && other.predicate === goal.predicate && other.outcome !== goal.outcome && covered.has(other.id));
    const predicate = description.predicates[goal.predicate];
    const phrase = isMixed || predicate === undefined ? undefined : conditionPhrase(predicate, goal.outcome, names);
    return phrase === undefined ? [] : [{ key: `${goal.predicate} ${String(goal.outcome)}`, predicate: goal.predicate, phrase }];
  });
}

/** The callable that the last call of the test case uses. */
function calledAtEnd({ statements }: TestCaseDto, cluster: TestCluster): CallableDto | undefined {
  const index = statements.findLastIndex(({ kind }) => kind === 'call' || kind === 'construct' || kind === 'method');
  const holdings = cluster.holdingsOf(statements);
  return index < 0 ? undefined : cluster.callableOf(statements[index] as StatementDto, holdings.slice(0, index));
}

function isCodeOf({ name, kind, location }: FunctionDescriptionDto, callable: CallableDto): boolean {
  const start = callable.location?.start;
  if (start !== undefined) return location.start.line === start.line && location.start.column === start.column;
  return kind !== 'module' && name !== '' && name === (callable.key ?? callable.path.at(-1));
}

/** Names that a reader of the test knows: parameters, and properties of what is passed for them. */
function namesIn({ parameters }: CallableDto, cluster: TestCluster): ReadonlySet<string> {
  const properties = parameters.flatMap(({ type }) => cluster.alternativesOf(type)).flatMap((alternative) => (alternative.kind === 'object' ? alternative.properties.map(({ key }) => key) : []));
  return new Set([...parameters.map(({ name }) => name), ...properties]);
}
