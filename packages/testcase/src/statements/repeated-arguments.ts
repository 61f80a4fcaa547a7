import type { CallableDto, StatementDto, ValueTree } from '@auklet/protocol';
import { argumentsOf } from '../model/statement.ts';
import { childrenOf } from '../model/value-children.ts';
import { mapReferences } from '../model/value-tree.ts';
import type { Random } from '@auklet/random';
import type { ValueContext } from '../values/value-context.ts';

/** How often names do not matter. */
const REGARDLESS = 0.3;

/**
 * The arguments for a method with those replaced that an earlier call on the same receiver passed for parameters of the
 * same names: what is removed or asked for is mostly what was added before.
 */
export function repeatedArguments(callable: CallableDto, args: readonly ValueTree[], receiver: number, context: ValueContext): readonly ValueTree[] {
  const { draft, random } = context;
  const calls = draft.statements.flatMap((statement, at) => (isCallOn(statement, receiver) ? [at] : []));
  if (calls.length === 0) return args;
  let at = random.pick(calls);
  const earlier = draft.cluster.callableOf(draft.statements[at] as StatementDto, draft.holdings);
  if (random.boolean(REGARDLESS)) return shuffledIn(args, argumentsOf(draft.statements[at] as StatementDto) ?? [], random);
  let repeated = args;
  for (const [position, { name }] of callable.parameters.entries()) {
    const from = earlier?.parameters.findIndex((parameter) => parameter.name === name) ?? -1;
    const value = from < 0 ? undefined : argumentsOf(draft.statements[at] as StatementDto)?.[from];
    if (value === undefined || position >= repeated.length) continue;
    if (hasNoIdentity(value)) {
      repeated = repeated.with(position, value);
      continue;
    }
    if (!draft.isOwn(at)) continue;
    const shared = draft.hoist(at, from);
    repeated = repeated.map((argument) => movedPast(argument, at)).with(position, shared);
    at += 1;
  }
  return repeated;
}

/** Whatever the parameters are called: values that were passed before, in any order. */
function shuffledIn(args: readonly ValueTree[], earlier: readonly ValueTree[], random: Random): readonly ValueTree[] {
  const values = random.shuffle(earlier.filter(hasNoIdentity));
  return args.map((argument, i) => values[i] ?? argument);
}

function isCallOn(statement: StatementDto, receiver: number): boolean {
  return statement.kind === 'method' && 'statement' in statement.receiver && statement.receiver.statement === receiver;
}

function hasNoIdentity(value: ValueTree): boolean {
  return value.kind === 'reference' || (childrenOf(value).length === 0 && 'value' in value) || value.kind === 'undefined' || value.kind === 'null';
}

/** What it refers to after a statement has been inserted at `at`. */
function movedPast(value: ValueTree, at: number): ValueTree {
  return mapReferences(value, (statement) => ({ kind: 'reference', statement: statement >= at ? statement + 1 : statement })) ?? value;
}
