import type { SnapshotDto, StatementDto, ValuesDto, ValueTree } from '@auklet/protocol';
import type { Claim } from './claims.ts';
import { commonSnapshot } from './common-snapshot.ts';
import { literalTree } from './literal-tree.ts';

const MOST_CALLS = 5;
const MOST_ARGUMENTS = 6;

/** The calls to the function that statement `index` binds, when all runs agree on them and literals equal all arguments. */
export function callbackClaims(statement: StatementDto, index: number, runs: readonly ValuesDto[]): Claim[] {
  if (statement.kind !== 'let' || statement.value.kind !== 'function') return [];
  const logs = runs.map(({ callbacks }) => callbacks.filter(({ path }) => path === `${index}.0`).map(({ args }) => args));
  const [first] = logs;
  if (first === undefined || first.length === 0 || first.length > MOST_CALLS || logs.some((log) => log.length !== first.length)) return [];
  const calls = first.map((args, call) => commonArguments(logs.map((log) => log[call] ?? []), args.length));
  const known = calls.filter((args) => args !== undefined);
  return known.length === calls.length ? [{ kind: 'called', path: [], calls: known }] : [];
}

function commonArguments(versions: readonly (readonly SnapshotDto[])[], count: number): ValueTree[] | undefined {
  if (count > MOST_ARGUMENTS || versions.some((args) => args.length !== count)) return undefined;
  const trees = Array.from({ length: count }, (_, i) => literalTree(commonSnapshot(versions.map((args) => args[i] as SnapshotDto))));
  const known = trees.filter((tree) => tree !== undefined);
  return known.length === count ? known : undefined;
}
