import type { StatementDto, TestCaseDto, TypeDto, ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { type Signature, signatureOf } from '../cluster/signature.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { truncate } from '../model/slice.ts';
import { argumentsOf, valuesOf, withValues } from '../model/statement.ts';
import { isWellFormed } from '../model/test-case.ts';
import { nodeCount } from '../model/value-tree.ts';
import { Draft } from '../statements/draft.ts';
import { extendDraft } from '../statements/extend-draft.ts';
import { sampleArguments, sampleUntypedArguments } from '../statements/sample-arguments.ts';
import { parameterType } from '../statements/parameter-type.ts';
import { mutateValue } from '../values/mutate-value.ts';
import { sampleValue } from '../values/sample-value.ts';
import { choose, contextOf, type ValueContext } from '../values/value-context.ts';
import { deleteStatements } from './delete-statements.ts';
import { biasOf, lastReached, type OperatorOptions } from './operator-options.ts';
import { withinLimits } from './within-limits.ts';

const INSERT_AGAIN = 0.4;

/**
 * Deletes, changes and inserts statements, each with probability ⅓ (and one of them for certain). What stands behind a
 * statement that failed was never reached: it is cut off first, most of the time.
 */
export function mutate(testCase: TestCaseDto, cluster: TestCluster, random: Random, options: OperatorOptions = {}): TestCaseDto {
  const last = lastReached(options);
  const reached = last !== undefined && random.boolean(0.8) ? truncate(testCase, last) : testCase;
  const [deletes, inserts] = [random.boolean(0.25), random.boolean(0.35)];
  const changes = random.boolean(0.5) || !(deletes || inserts);
  let mutant = reached;
  if (deletes && mutant.statements.length > 1) mutant = deleteStatements(mutant, cluster, random);
  if (changes) mutant = changeStatement(mutant, cluster, random, options);
  if (inserts) mutant = insertStatements(mutant, cluster, random, options);
  const fitting = withinLimits(mutant);
  return isWellFormed(fitting) ? fitting : testCase;
}

/** Changes one statement: a value of it, the number of its arguments, or all of them. Statements with more in them change more often. */
export function changeStatement(testCase: TestCaseDto, cluster: TestCluster, random: Random, options: OperatorOptions): TestCaseDto {
  const { statements } = testCase;
  const weights = statements.map((statement) => changeWeight(statement));
  if (weights.every((weight) => weight === 0)) return insertStatements(testCase, cluster, random, options);
  const at = random.weighted(weights);
  const draft = new Draft(cluster, statements.slice(0, at), biasOf(options));
  const changed = changedStatement(statements[at] as StatementDto, draft, random);
  const moved = draft.append(changed);
  draft.appendMoved(statements.slice(at + 1), at + 1, (index) => (index === at ? moved : index));
  return draft.finish();
}

function changeWeight(statement: StatementDto): number {
  const values = valuesOf(statement);
  if (values.length === 0) return argumentsOf(statement) === undefined ? 0 : 0.3;
  return 1 + Math.log2(values.reduce((sum, value) => sum + nodeCount(value), 0));
}

function changedStatement(statement: StatementDto, draft: Draft, random: Random): StatementDto {
  const context = contextOf(draft, random);
  const signature = signatureOf(statement, draft.holdings, draft.cluster);
  const values = valuesOf(statement);
  const args = argumentsOf(statement);
  return choose<() => StatementDto>(random, [
    [values.length > 0 ? 0.72 : 0, () => withMutatedValue(statement, signature, draft, random)],
    [args === undefined || statement.kind === 'tagged' ? 0 : 0.08, () => withArguments(statement, [...(args ?? []), nextArgument(signature, args ?? [], context)])],
    [args === undefined || args.length === 0 || statement.kind === 'tagged' ? 0 : 0.06, () => withArguments(statement, (args ?? []).slice(0, -1))],
    [args === undefined || statement.kind === 'tagged' ? 0.001 : 0.08, () => resampled(statement, signature, context)],
    [(args?.length ?? 0) > 1 ? 0.06 : 0, () => withArguments(statement, copiedArgument(args ?? [], draft, random))],
  ])();
}

function resampled(statement: StatementDto, signature: Signature | undefined, context: ValueContext): StatementDto {
  const count = argumentsOf(statement)?.length;
  return withArguments(statement, signature === undefined ? sampleUntypedArguments(count, context) : sampleArguments(signature.parameters, context, signature.callable));
}

function withMutatedValue(statement: StatementDto, signature: Signature | undefined, draft: Draft, random: Random): StatementDto {
  const values = valuesOf(statement);
  const at = random.weighted(values.map((value) => 1 + Math.log2(nodeCount(value))));
  const context = contextOf(draft, random);
  for (const value of values) context.words.add(value);
  const type: TypeDto = parameterType(signature?.parameters ?? [], at);
  const mutated = mutateValue(values[at] as ValueTree, type, context);
  return withValues(statement, values.with(at, mutated));
}

function nextArgument(signature: Signature | undefined, args: readonly ValueTree[], context: ValueContext): ValueTree {
  return sampleValue(parameterType(signature?.parameters ?? [], args.length), context);
}

/** One argument becomes a copy of another, or the same value: many programs compare what they are given. */
function copiedArgument(args: readonly ValueTree[], draft: Draft, random: Random): readonly ValueTree[] {
  const from = random.int(0, args.length - 1);
  const to = random.int(0, args.length - 1);
  const value = args[from] as ValueTree;
  if (random.boolean(0.7)) return args.with(to, value);
  const shared = draft.share(value);
  return args.with(from, shared).with(to, shared);
}

function withArguments(statement: StatementDto, args: readonly ValueTree[]): StatementDto {
  return 'args' in statement ? { ...statement, args } : statement;
}

/** Inserts one more use of the subject, then another with probability 0.4, and so on; most often at the end. */
export function insertStatements(testCase: TestCaseDto, cluster: TestCluster, random: Random, options: OperatorOptions): TestCaseDto {
  const { statements } = testCase;
  const at = random.boolean(0.7) ? statements.length : random.int(1, statements.length);
  const draft = new Draft(cluster, statements.slice(0, at), biasOf(options));
  do extendDraft(draft, random, options.wanted);
  while (random.boolean(INSERT_AGAIN));
  const shift = draft.length - at;
  draft.appendMoved(statements.slice(at), at, (index) => (index < at ? index : index + shift));
  return draft.finish();
}
