import type { CallableDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { useCallable } from '../statements/callable-uses.ts';
import { Draft } from '../statements/draft.ts';
import { extendDraft } from '../statements/extend-draft.ts';
import { minimalValue } from '../values/minimal-value.ts';
import { contextOf } from '../values/value-context.ts';
import { withinLimits } from './within-limits.ts';

const MOST = 144;
const SAMPLED = 3;

/**
 * Test cases that try everything once: each callable with each number of arguments and the plainest values, then with
 * sampled ones, then each class as a whole.
 */
export function smokeSeeds(cluster: TestCluster, random: Random): TestCaseDto[] {
  const plain = cluster.callables.flatMap((callable, i) => plainUses(callable, cluster, random.fork('plain', i)));
  const sampled = cluster.callables.flatMap((callable, i) =>
    Array.from({ length: SAMPLED }, (_, attempt) => use(callable, cluster, random.fork('sampled', i, attempt))),
  );
  const classes = [...cluster.classes.values()];
  const whole = classes.map(({ members }, i) => useAll(members, cluster, random.fork('class', i)));
  const later = classes.map(({ members }, i) => useAllTwice(members, cluster, random.fork('later', i)));
  return [...whole, ...later, ...interleave(plain, sampled)].slice(0, MOST);
}

function plainUses(callable: CallableDto, cluster: TestCluster, random: Random): TestCaseDto[] {
  const required = callable.parameters.filter(({ optional, rest }) => !optional && !rest).length;
  const counts = new Set([required, callable.parameters.length, Math.min(required + 1, callable.parameters.length), 0]);
  return [...counts].map((count) => {
    const draft = new Draft(cluster);
    const context = contextOf(draft, random);
    const args: ValueTree[] = callable.parameters.slice(0, count).map(({ type }) => minimalValue(type, context));
    useCallable(callable, draft, random, { args });
    extendDraft(draft, random);
    return withinLimits(draft.finish());
  });
}

function use(callable: CallableDto, cluster: TestCluster, random: Random): TestCaseDto {
  const draft = new Draft(cluster);
  useCallable(callable, draft, random);
  return withinLimits(draft.finish());
}

/** One instance, every member once, in an order of its own. */
function useAll(members: readonly CallableDto[], cluster: TestCluster, random: Random): TestCaseDto {
  const draft = new Draft(cluster);
  for (const member of random.shuffle(members).slice(0, 16)) useCallable(member, draft, random);
  return withinLimits(draft.finish());
}

/** The same again after all timers have run, in another order. */
function useAllTwice(members: readonly CallableDto[], cluster: TestCluster, random: Random): TestCaseDto {
  const draft = new Draft(cluster);
  for (const member of random.shuffle(members).slice(0, 8)) useCallable(member, draft, random);
  draft.append({ kind: 'advance', milliseconds: 'all' });
  for (const member of random.shuffle(members).slice(0, 8)) useCallable(member, draft, random);
  return withinLimits(draft.finish());
}

function interleave<T>(first: readonly T[], second: readonly T[]): T[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, i) => [first[i], second[i]])
    .flat()
    .filter((item): item is T => item !== undefined);
}
