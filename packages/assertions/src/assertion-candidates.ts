import type { AssertionDto, OutcomeDto, SnapshotDto, StatementDto, TestCaseDto, ValuesDto } from '@auklet/protocol';
import { callbackClaims } from './callback-claims.ts';
import { type Claim, claimsOf } from './claims.ts';
import { commonSnapshot } from './common-snapshot.ts';
import { thrownExpectation } from './thrown-expectation.ts';
import { referencesIn } from './statement-references.ts';
import { withoutText } from './without-text.ts';

export interface Observations {
  readonly testCase: TestCaseDto;
  readonly outcome: OutcomeDto;
  /** What at least two executions showed, each with another clock, seed, time zone and working folder. */
  readonly runs: readonly ValuesDto[];
  /** String literals of the module and its package; only messages made of them are asserted. */
  readonly literals: readonly string[];
  /** Text that is true of this machine only (working folder, home folder, host name): values that contain it are not asserted. */
  readonly machineText?: readonly string[];
}

/** A test with everything that could be asserted of it. */
export interface CandidateTest {
  /** Ends with the statement that threw. */
  readonly testCase: TestCaseDto;
  /** The most telling first: the thrown error or the last result, then the state of what was changed, then other results. */
  readonly candidates: readonly AssertionDto[];
  /** How many of the candidates are worth having by themselves; never 0. */
  readonly telling: number;
}

/**
 * Turns what several runs agree on into assertions to choose from.
 *
 * @returns `undefined` when the test did not end by itself, or when nothing about it is stable.
 */
export function assertionCandidates(request: Observations): CandidateTest | undefined {
  const { outcome, runs } = request;
  if (outcome.kind !== 'returned' && outcome.kind !== 'threw') return undefined;
  const ended = Math.min(...runs.map((run) => run.statements.length));
  if (runs.length === 0 || ended === 0 || runs.some((run) => run.statements.length !== ended)) return undefined;
  const testCase: TestCaseDto = { ...request.testCase, statements: request.testCase.statements.slice(0, ended) };
  const thrown = throwsAssertion(request, ended - 1);
  if (thrown === 'unstable') return undefined;
  const values = valueCandidates(request, testCase, thrown === undefined ? ended : ended - 1);
  const candidates = [...(thrown === undefined ? [] : [thrown]), ...values.flatMap(assertionsOf)];
  const telling = candidates.length - values.filter(({ rank }) => rank >= Rank.nothing).flatMap(assertionsOf).length;
  if (candidates.length === 0) return undefined;
  return { testCase, candidates, telling: telling > 0 ? telling : assertionsOf(values[0] as Candidate).length };
}

function assertionsOf({ statement, claims }: Candidate): AssertionDto[] {
  return claims.map((claim): AssertionDto => ({ statement, ...claim }));
}

function throwsAssertion({ testCase, runs, literals, machineText }: Observations, statement: number): AssertionDto | 'unstable' | undefined {
  const last = runs.map((run) => run.statements[statement]);
  if (last.every((entry) => entry?.kind === 'value')) return undefined;
  const thrown = last.flatMap((entry) => (entry?.kind === 'thrown' ? [withoutText(entry.value, machineText ?? [])] : []));
  if (thrown.length !== last.length) return 'unstable';
  const error = thrownExpectation(commonSnapshot(thrown), [...literals, ...ownMessages(testCase)]);
  return error === undefined ? 'unstable' : { statement, path: [], kind: 'throws', error };
}

/** Messages of the errors that a test makes itself: what becomes of them is up to the project. */
function ownMessages(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'kind' in node && node.kind === 'error' && 'message' in node ? [String(node.message)] : [];
  return [...own, ...Object.values(node).flatMap(ownMessages)];
}

/** What comes first when there is no room for all. */
const Rank = { result: 0, state: 1, otherResult: 2, nothing: 3, lastResort: 4 } as const;

interface Candidate {
  readonly statement: number;
  readonly rank: number;
  readonly claims: readonly Claim[];
}

/** What could be claimed of each statement's value, the most telling first. */
function valueCandidates(request: Observations, testCase: TestCaseDto, bound: number): Candidate[] {
  const candidates = testCase.statements.slice(0, bound).map((statement, index) => candidate(request, testCase, statement, index));
  return candidates.filter(({ claims }) => claims.length > 0).sort((a, b) => a.rank - b.rank || b.statement - a.statement);
}

function candidate(request: Observations, testCase: TestCaseDto, { kind }: StatementDto, statement: number): Candidate {
  const calls = callbackClaims(testCase.statements[statement] as StatementDto, statement, request.runs);
  if (calls.length > 0) return { statement, rank: Rank.state, claims: calls };
  const isLast = statement === testCase.statements.length - 1;
  const isResult = kind !== 'let' && kind !== 'set' && kind !== 'advance';
  const claims = isResult ? resultClaims(request, statement) : [];
  if (isLast) return { statement, rank: saysNothing(claims) ? Rank.nothing : Rank.result, claims };
  const state = changedClaims(request, statement);
  if (state.length > 0) return { statement, rank: Rank.state, claims: state };
  const isUsed = kind === 'construct' || testCase.statements.slice(statement + 1).some((later) => referencesIn(later).includes(statement));
  if (isUsed || claims.some((claim) => claim.kind === 'same-as')) return { statement, rank: Rank.lastResort, claims };
  return { statement, rank: saysNothing(claims) ? Rank.nothing : Rank.otherResult, claims };
}

function saysNothing(claims: readonly Claim[]): boolean {
  return claims.every((claim) => claim.kind === 'is' && claim.value.kind === 'undefined');
}

/** What all runs show of a result at the end of the test. */
function resultClaims({ runs, machineText = [] }: Observations, index: number): Claim[] {
  const other = runs[0]?.statements[index]?.sameAs ?? null;
  const isSame = other !== null && runs.every((run) => run.statements[index]?.sameAs === other);
  if (isSame) return [{ kind: 'same-as', path: [], other }];
  const looks = runs.flatMap((run) => run.atEnd[index] ?? []).map((look) => withoutText(look, machineText));
  if (looks.length !== runs.length) return [];
  const claims = claimsOf(commonSnapshot(looks));
  return claims.length > 0 ? claims : typeClaim(looks);
}

/** What all runs show of a variable at the end of the test and did not show when it was bound. */
function changedClaims({ runs, machineText = [] }: Observations, index: number): Claim[] {
  if (!runs.every((run) => run.statements.some(({ changed }) => changed.includes(index)))) return [];
  const atEnd = runs.flatMap((run) => run.atEnd[index] ?? []).map((look) => withoutText(look, machineText));
  const bound = runs.flatMap((run) => run.statements[index]?.value ?? []);
  if (atEnd.length !== runs.length || bound.length !== runs.length) return [];
  const before = new Set(claimsOf(commonSnapshot(bound)).map((claim) => JSON.stringify(claim)));
  return claimsOf(commonSnapshot(atEnd)).filter((claim) => !before.has(JSON.stringify(claim)));
}

/** The last resort: values differ, but they are of one type. */
function typeClaim(looks: readonly SnapshotDto[]): Claim[] {
  const [kind] = looks.map((look) => look.kind);
  const isPrimitive = kind === 'string' || kind === 'number' || kind === 'bigint' || kind === 'boolean';
  return isPrimitive && looks.every((look) => look.kind === kind) ? [{ kind: 'type-of', path: [], type: kind }] : [];
}
