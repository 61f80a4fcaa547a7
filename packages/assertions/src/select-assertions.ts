import type { AssertedTestDto, AssertionDto, OutcomeDto, SnapshotDto, StatementDto, TestCaseDto, ValuesDto } from '@auklet/protocol';
import { type Claim, claimsOf } from './claims.ts';
import { commonSnapshot } from './common-snapshot.ts';
import { thrownExpectation } from './thrown-expectation.ts';
import { mentions } from './mentions.ts';
import { withoutText } from './without-text.ts';

export interface AssertionRequest {
  readonly testCase: TestCaseDto;
  readonly outcome: OutcomeDto;
  /** What at least two executions showed, each with another clock, seed, time zone and working folder. */
  readonly runs: readonly ValuesDto[];
  /** String literals of the module and its package; only messages made of them are asserted. */
  readonly literals: readonly string[];
  /** Text that is true of this machine only (working folder, home folder, host name): values that contain it are not asserted. */
  readonly machineText?: readonly string[];
  /** Upper bound on assertions; default 4. */
  readonly limit?: number;
}

const DEFAULT_LIMIT = 4;

/**
 * Turns what several runs agree on into the assertions of a test: the thrown error or the last result first, then the
 * state of what was changed, then other results. The test ends with the statement that threw.
 *
 * @returns `undefined` when the test did not end by itself, or when nothing about it is stable.
 */
export function selectAssertions(request: AssertionRequest): AssertedTestDto | undefined {
  const { outcome, runs } = request;
  if (outcome.kind !== 'returned' && outcome.kind !== 'threw') return undefined;
  const ended = Math.min(...runs.map((run) => run.statements.length));
  if (runs.length === 0 || ended === 0 || runs.some((run) => run.statements.length !== ended)) return undefined;
  const testCase: TestCaseDto = { ...request.testCase, statements: request.testCase.statements.slice(0, ended) };
  const thrown = throwsAssertion(request, ended - 1);
  if (thrown === 'unstable') return undefined;
  const candidates = [...(thrown === undefined ? [] : [thrown]), ...valueAssertions(request, testCase, thrown === undefined ? ended : ended - 1)];
  const assertions = candidates.slice(0, request.limit ?? DEFAULT_LIMIT);
  return assertions.length === 0 ? undefined : { version: testCase.version, testCase, assertions: assertions.sort(inOrder) };
}

function throwsAssertion({ runs, literals, machineText }: AssertionRequest, statement: number): AssertionDto | 'unstable' | undefined {
  const last = runs.map((run) => run.statements[statement]);
  if (last.every((entry) => entry?.kind === 'value')) return undefined;
  const thrown = last.flatMap((entry) => (entry?.kind === 'thrown' ? [withoutText(entry.value, machineText ?? [])] : []));
  if (thrown.length !== last.length) return 'unstable';
  const error = thrownExpectation(commonSnapshot(thrown), literals);
  return error === undefined ? 'unstable' : { statement, path: [], kind: 'throws', error };
}

interface Candidate {
  readonly statement: number;
  readonly rank: number;
  readonly claims: readonly Claim[];
}

function valueAssertions(request: AssertionRequest, testCase: TestCaseDto, bound: number): AssertionDto[] {
  const changed = changedVariables(request.runs);
  const candidates = testCase.statements.slice(0, bound).map((statement, index): Candidate => {
    const claims = stableClaims(request, index, changed);
    return { statement: index, rank: rankOf(statement, index, testCase, changed, claims), claims };
  });
  const useful = candidates.filter(({ rank }) => rank < Rank.never).sort((a, b) => a.rank - b.rank || b.statement - a.statement);
  const telling = useful.filter(({ rank }) => rank < Rank.nothing);
  const chosen = telling.length > 0 ? telling : useful.slice(0, 1);
  return chosen.flatMap(({ statement, claims }) => claims.map((claim): AssertionDto => ({ statement, ...claim })));
}

/** What comes first when there is no room for all. */
const Rank = { result: 0, state: 1, otherResult: 2, consumed: 3, nothing: 4, never: 5 } as const;

function rankOf(statement: StatementDto, index: number, testCase: TestCaseDto, changed: ReadonlySet<number>, claims: readonly Claim[]): number {
  if (claims.length === 0 || statement.kind === 'set' || statement.kind === 'advance') return Rank.never;
  if (statement.kind === 'let') return changed.has(index) ? Rank.state : Rank.never;
  const isLast = index === testCase.statements.length - 1;
  const saysNothing = claims.every((claim) => claim.kind === 'is' && claim.value.kind === 'undefined');
  if (saysNothing) return Rank.nothing;
  if (isLast) return Rank.result;
  if (changed.has(index)) return Rank.state;
  const isConsumed = testCase.statements.slice(index + 1).some((later) => mentions(later, index));
  return isConsumed ? Rank.consumed : Rank.otherResult;
}

function changedVariables(runs: readonly ValuesDto[]): Set<number> {
  return new Set(runs.flatMap((run) => run.statements.flatMap((statement) => [...statement.changed])));
}

function stableClaims({ runs, machineText }: AssertionRequest, index: number, changed: ReadonlySet<number>): Claim[] {
  const other = runs[0]?.statements[index]?.sameAs ?? null;
  const isSame = other !== null && runs.every((run) => run.statements[index]?.sameAs === other);
  if (isSame) return [{ kind: 'same-as', path: [], other }];
  const looks = runs.flatMap((run) => run.atEnd[index] ?? []).map((look) => withoutText(look, machineText ?? []));
  if (looks.length !== runs.length) return [];
  const claims = claimsOf(commonSnapshot(looks));
  return claims.length > 0 || changed.has(index) ? claims : typeClaim(looks);
}

/** The last resort: values differ, but they are of one type. */
function typeClaim(looks: readonly SnapshotDto[]): Claim[] {
  const [kind] = looks.map((look) => look.kind);
  const isPrimitive = kind === 'string' || kind === 'number' || kind === 'bigint' || kind === 'boolean';
  return isPrimitive && looks.every((look) => look.kind === kind) ? [{ kind: 'type-of', path: [], type: kind }] : [];
}

function inOrder(a: AssertionDto, b: AssertionDto): number {
  return a.statement - b.statement;
}
