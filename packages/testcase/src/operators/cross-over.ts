import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { dependencyClosure } from '../model/slice.ts';
import { targetOf, valuesOf, withValues } from '../model/statement.ts';
import { isWellFormed, testCaseOf } from '../model/test-case.ts';
import { referencesIn, replaceAt, walk } from '../model/value-tree.ts';
import { Draft } from '../statements/draft.ts';
import { keyText } from '../cluster/keys.ts';
import { withinLimits } from './within-limits.ts';

/** Two children of two test cases: statements exchanged behind a cut, or data exchanged between like calls. */
export function crossOver(first: TestCaseDto, second: TestCaseDto, cluster: TestCluster, random: Random): readonly [TestCaseDto, TestCaseDto] {
  const children = random.boolean(0.5) ? exchangeData(first, second, random) : exchangeTails(first, second, cluster, random);
  const [a, b] = (children ?? exchangeTails(first, second, cluster, random)).map(withinLimits) as [TestCaseDto, TestCaseDto];
  return [isWellFormed(a) ? a : first, isWellFormed(b) ? b : second];
}

/** Cuts both at the same relative place and exchanges the tails; a tail brings along what it depends on. */
function exchangeTails(first: TestCaseDto, second: TestCaseDto, cluster: TestCluster, random: Random): readonly [TestCaseDto, TestCaseDto] {
  const at = random.float();
  return [join(first, second, at, cluster), join(second, first, at, cluster)];
}

function join(head: TestCaseDto, tail: TestCaseDto, at: number, cluster: TestCluster): TestCaseDto {
  const draft = new Draft(cluster, head.statements.slice(0, Math.round(at * head.statements.length)));
  const from = Math.round(at * tail.statements.length);
  const wanted = tail.statements.map((_, i) => i).filter((i) => i >= from);
  const needed = new Set(dependencyClosure(tail, wanted));
  const moved = new Map<number, number>();
  tail.statements.forEach((statement, i) => {
    if (!needed.has(i)) return;
    const before = draft.length;
    draft.appendMoved([statement], i, (index) => moved.get(index));
    if (draft.length > before) moved.set(i, before);
  });
  return draft.finish();
}

/** Exchanges values between two calls of the same thing: a whole value, or a part of one. */
function exchangeData(first: TestCaseDto, second: TestCaseDto, random: Random): readonly [TestCaseDto, TestCaseDto] | undefined {
  const inSecond = second.statements.map(signature);
  const pairs: (readonly [number, number])[] = [];
  first.statements.forEach((statement, i) => {
    const wanted = signature(statement);
    if (wanted !== null) inSecond.forEach((other, j) => other === wanted && pairs.push([i, j]));
  });
  if (pairs.length === 0) return undefined;
  const [i, j] = random.pick(pairs);
  const [a, b] = exchangeValues(first.statements[i] as StatementDto, second.statements[j] as StatementDto, random);
  return [testCaseOf(first.statements.with(i, a)), testCaseOf(second.statements.with(j, b))];
}

function exchangeValues(a: StatementDto, b: StatementDto, random: Random): readonly [StatementDto, StatementDto] {
  const valuesA = valuesOf(a);
  const valuesB = valuesOf(b);
  const at = random.int(0, Math.min(valuesA.length, valuesB.length) - 1);
  const [valueA, valueB] = [valuesA[at] as ValueTree, valuesB[at] as ValueTree];
  const [newA, newB] = random.boolean(0.5) ? [valueB, valueA] : exchangeParts(valueA, valueB, random);
  return [withValues(a, valuesA.with(at, newA)), withValues(b, valuesB.with(at, newB))];
}

/** Exchanges two parts of the same kind. */
function exchangeParts(a: ValueTree, b: ValueTree, random: Random): readonly [ValueTree, ValueTree] {
  if (a.kind === 'string' && b.kind === 'string') return exchangeText(a.value, b.value, random);
  const partsA = [...walk(a)];
  const partA = random.pick(partsA);
  const partsB = [...walk(b)].filter(({ value }) => value.kind === partA.value.kind);
  if (partsB.length === 0) return [b, a];
  const partB = random.pick(partsB);
  return [replaceAt(a, partA.path, partB.value), replaceAt(b, partB.path, partA.value)];
}

function exchangeText(a: string, b: string, random: Random): readonly [ValueTree, ValueTree] {
  const at = random.float();
  const [cutA, cutB] = [Math.round(at * a.length), Math.round(at * b.length)];
  return [
    { kind: 'string', value: a.slice(0, cutA) + b.slice(cutB) },
    { kind: 'string', value: b.slice(0, cutB) + a.slice(cutA) },
  ];
}

/** What a statement uses, as text; `null` when it passes no values, or values that mean nothing in another test case. */
function signature(statement: StatementDto): string | null {
  const values = valuesOf(statement);
  if (values.length === 0 || values.some((value) => referencesIn(value).length > 0)) return null;
  const target = targetOf(statement);
  const owner = target === undefined ? '' : 'export' in target ? target.export.join('.') : '*';
  const key = 'key' in statement ? keyText(statement.key) : '';
  return `${statement.kind} ${owner} ${key}`;
}
