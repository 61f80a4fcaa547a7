import type { StatementDto, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { LIMITS } from '../limits.ts';
import { isWellFormed } from '../model/test-case.ts';
import { Draft } from '../statements/draft.ts';
import { usesOfHoldings } from '../statements/holding-uses.ts';
import { withinLimits } from './within-limits.ts';

/** Calls that are appended together: each may spoil what the next one would show. */
const CALLS = 4;
const LOOKS: ReadonlySet<StatementDto['kind']> = new Set(['get', 'iterate', 'await']);

/**
 * Test cases that do what the given one does and then go on with what it holds: first everything that can be read of it
 * at once, then a few of the possible calls each, the likeliest first. What a call did to an object shows only when
 * somebody looks.
 */
export function* furtherUses(testCase: TestCaseDto, cluster: TestCluster, random: Random): Generator<TestCaseDto> {
  const uses = usesOfHoldings(new Draft(cluster, testCase.statements)).map(({ weight }, position) => ({ weight, position }));
  const ordered = uses.sort((a, b) => b.weight - a.weight || a.position - b.position).map(({ position }) => position);
  const looks = ordered.filter((position) => isLook(testCase, cluster, random, position));
  const calls = ordered.filter((position) => !looks.includes(position));
  const groups = [looks, ...Array.from({ length: Math.ceil(calls.length / CALLS) }, (_, group) => calls.slice(group * CALLS, (group + 1) * CALLS))];
  for (const group of groups) {
    const draft = extended(testCase, cluster, random, group);
    const further = withinLimits(draft.finish());
    if (draft.length > testCase.statements.length && isWellFormed(further)) yield further;
  }
}

function isLook(testCase: TestCaseDto, cluster: TestCluster, random: Random, position: number): boolean {
  const added = extended(testCase, cluster, random, [position]).statements.slice(testCase.statements.length);
  return added.length > 0 && added.every(({ kind }) => LOOKS.has(kind));
}

/** Uses are those of the given test case alone, not of what is appended. */
function extended({ statements }: TestCaseDto, cluster: TestCluster, random: Random, positions: readonly number[]): Draft {
  const draft = new Draft(cluster, statements);
  const uses = usesOfHoldings(draft);
  for (const position of positions) if (draft.length < LIMITS.statements) uses[position]?.append(random);
  return draft;
}
