import type { RuntimeTypeDto, StatementDto, ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { Holding } from '../cluster/holding.ts';
import { signatureOf } from '../cluster/signature.ts';
import { sampleString } from '../values/sample-string.ts';
import { sampleUnknown } from '../values/sample-value.ts';
import { contextOf } from '../values/value-context.ts';
import { useCallable } from './callable-uses.ts';
import type { Draft } from './draft.ts';
import { sampleArguments, sampleUntypedArguments } from './sample-arguments.ts';

const ITEMS = 8;
const REPEAT = 0.4;
const EMIT = 1.5;
const KNOWN_EVENT = 0.9;
/** Ways to go on with what a generator does, by weight. */
const RESUMPTIONS: readonly (readonly [number, string])[] = [
  [2, 'next'],
  [0.2, 'throw'],
  [0.1, 'return'],
];

/** Something that can be done with what a statement bound. */
export interface HoldingUse {
  readonly weight: number;
  append(random: Random): void;
}

/** Everything that can be done with the values a draft holds; what was bound late counts more. */
export function usesOfHoldings(draft: Draft): HoldingUse[] {
  const consumed = consumedBy(draft.statements);
  return draft.holdings.flatMap((holding, index) => {
    const recency = 1 / (1 + 0.25 * (draft.length - 1 - index));
    return usesOf(holding, index, draft, consumed).map((use) => ({ ...use, weight: use.weight * recency }));
  });
}

/** Promises and iterators are used up by one statement. */
function consumedBy(statements: readonly StatementDto[]): ReadonlySet<number> {
  const consumed = new Set<number>();
  for (const statement of statements) {
    if (statement.kind === 'await' || statement.kind === 'iterate') consumed.add(statement.statement);
  }
  return consumed;
}

function usesOf(holding: Holding, index: number, draft: Draft, consumed: ReadonlySet<number>): HoldingUse[] {
  const statement = draft.statements[index] as StatementDto;
  if (statement.kind === 'let' || statement.kind === 'set' || statement.kind === 'advance') return [];
  if (holding.classPath !== undefined) return [...usesOfInstance(holding.classPath, index, draft), ...inheritedUses(holding, index, draft)];
  return holding.types.flatMap((type) => usesOfType(type, index, draft, consumed));
}

function usesOfInstance(path: readonly string[], index: number, draft: Draft): HoldingUse[] {
  const { members } = draft.cluster.classes.get(path.join('.')) ?? { members: [] };
  return members.map((member) => ({
    weight: (member.kind === 'method' ? 4 : 1.5) / Math.max(3, members.length),
    append: (random) => void useCallable(member, draft, random, { receiver: index }),
  }));
}

/** Methods that the class has from elsewhere, as event emitters have `emit`. */
function inheritedUses({ classPath = [], types }: Holding, index: number, draft: Draft): HoldingUse[] {
  const { members, hiddenNames } = draft.cluster.classes.get(classPath.join('.')) ?? { members: [], hiddenNames: [] };
  const own = new Set([...members.map(({ key }) => key), ...hiddenNames]);
  const inherited = [...new Set(types.flatMap(({ methods = [] }) => methods))].filter((key) => !own.has(key));
  return inherited.map((key) => ({
    weight: key === 'emit' ? EMIT : 1 / Math.max(3, inherited.length),
    append: (random) => (key === 'emit' ? emitEvent(index, draft, random) : appendCall({ kind: 'method', receiver: { statement: index }, key, args: [] }, undefined, draft, random)),
  }));
}

/** Events are named by texts of the source, and mostly carry something. */
function emitEvent(index: number, draft: Draft, random: Random): void {
  const context = contextOf(draft, random);
  const { strings } = draft.cluster.pool;
  const name: ValueTree = strings.length > 0 && random.boolean(KNOWN_EVENT) ? { kind: 'string', value: random.pick(strings) } : sampleString(context);
  const payload = Array.from({ length: random.weighted([1, 3, 1]) }, () => sampleUnknown(context));
  draft.append({ kind: 'method', receiver: { statement: index }, key: 'emit', args: [name, ...payload] });
}

function usesOfType(type: RuntimeTypeDto, index: number, draft: Draft, consumed: ReadonlySet<number>): HoldingUse[] {
  const uses: HoldingUse[] = [];
  const fresh = consumed.has(index) ? 0.05 : 1;
  const add = (weight: number, append: (random: Random) => void) => uses.push({ weight, append });
  if (type.kind === 'function') add(3, (random) => callHeld(index, type.length, draft, random));
  if (type.kind === 'promise') add(3 * fresh, () => void draft.append({ kind: 'await', statement: index }));
  if (type.kind === 'iterator' || type.kind === 'iterable') add(1.5 * fresh, () => void draft.append({ kind: 'iterate', statement: index, limit: ITEMS }));
  if (type.kind === 'async-iterable') add(2 * fresh, () => void draft.append({ kind: 'iterate', statement: index, limit: ITEMS, async: true }));
  if (type.kind === 'iterator' || type.kind === 'async-iterable') {
    for (const [weight, key] of RESUMPTIONS) add(weight * fresh, (random) => void draft.append({ kind: 'method', receiver: { statement: index }, key, args: [sampleUnknown(contextOf(draft, random))] }));
  }
  const methods = type.methods ?? [];
  for (const key of methods) {
    add(2 / Math.max(2, methods.length), (random) => appendCall({ kind: 'method', receiver: { statement: index }, key, args: [] }, undefined, draft, random));
  }
  const getters = type.getters ?? [];
  for (const key of getters) add(1 / Math.max(2, getters.length), () => void draft.append({ kind: 'get', receiver: { statement: index }, key }));
  return uses;
}

function callHeld(index: number, arity: number | undefined, draft: Draft, random: Random): void {
  const call: CallStatement = { kind: 'call', callee: { statement: index }, args: [] };
  const again = lastCallOf(index, draft.statements);
  if (again !== undefined && random.boolean(REPEAT)) draft.append({ ...call, args: again });
  else appendCall(call, arity, draft, random);
}

type CallStatement = Extract<StatementDto, { kind: 'call' | 'method' }>;

/** Appends a call of something held, with arguments of the known types or as many as it declares. */
function appendCall(call: CallStatement, arity: number | undefined, draft: Draft, random: Random): void {
  const context = contextOf(draft, random);
  const parameters = signatureOf(call, draft.holdings, draft.cluster)?.parameters ?? [];
  const args = parameters.length > 0 ? sampleArguments(parameters, context) : sampleUntypedArguments(arity, context);
  draft.append({ ...call, args });
}

/** A function that keeps state is best called again with the same arguments. */
function lastCallOf(index: number, statements: readonly StatementDto[]): readonly ValueTree[] | undefined {
  for (const statement of statements.toReversed()) {
    if (statement.kind === 'call' && 'statement' in statement.callee && statement.callee.statement === index) return statement.args;
  }
  return undefined;
}
