import type { RuntimeTypeDto, StatementDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { Holding } from '../cluster/holding.ts';
import { targetOf } from '../model/statement.ts';
import { contextOf } from '../values/value-context.ts';
import { useCallable } from './callable-uses.ts';
import type { Draft } from './draft.ts';
import { sampleUntypedArguments } from './sample-arguments.ts';

const ITEMS = 8;

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
  if (holding.classPath !== undefined) return usesOfInstance(holding.classPath, index, draft);
  return holding.types.flatMap((type) => usesOfType(type, index, draft, consumed));
}

function usesOfInstance(path: readonly string[], index: number, draft: Draft): HoldingUse[] {
  const { members } = draft.cluster.classes.get(path.join('.')) ?? { members: [] };
  return members.map((member) => ({
    weight: (member.kind === 'method' ? 4 : 1.5) / Math.max(3, members.length),
    append: (random) => void useCallable(member, draft, random, { receiver: index }),
  }));
}

function usesOfType(type: RuntimeTypeDto, index: number, draft: Draft, consumed: ReadonlySet<number>): HoldingUse[] {
  const uses: HoldingUse[] = [];
  const fresh = consumed.has(index) ? 0.05 : 1;
  const add = (weight: number, append: (random: Random) => void) => uses.push({ weight, append });
  if (type.kind === 'function') add(3, (random) => callHeld(index, type.length, draft, random));
  if (type.kind === 'promise') add(3 * fresh, () => void draft.append({ kind: 'await', statement: index }));
  if (type.kind === 'iterator' || type.kind === 'iterable') add(1.5 * fresh, () => void draft.append({ kind: 'iterate', statement: index, limit: ITEMS }));
  if (type.kind === 'async-iterable') add(2 * fresh, () => void draft.append({ kind: 'iterate', statement: index, limit: ITEMS, async: true }));
  const methods = type.methods ?? [];
  for (const key of methods) {
    add(2 / Math.max(2, methods.length), (random) => {
      const args = sampleUntypedArguments(undefined, contextOf(draft, random));
      draft.append({ kind: 'method', receiver: { statement: index }, key, args });
    });
  }
  return uses;
}

function callHeld(index: number, arity: number | undefined, draft: Draft, random: Random): void {
  const again = lastCallOf(index, draft.statements);
  const args = again !== undefined && random.boolean(0.5) ? again : sampleUntypedArguments(arity, contextOf(draft, random));
  draft.append({ kind: 'call', callee: { statement: index }, args });
}

/** A function that keeps state is best called again with the same arguments. */
function lastCallOf(index: number, statements: readonly StatementDto[]) {
  const call = statements.findLast((statement) => {
    const target = targetOf(statement);
    return statement.kind === 'call' && target !== undefined && 'statement' in target && target.statement === index;
  });
  return call?.kind === 'call' ? call.args : undefined;
}
