import type { AssertedTestDto, AssertionDto, OutcomeDto, SnapshotDto, StatementDto, TestCaseDto, ValuesDto } from '@auklet/protocol';
import { callbackClaims } from './callback-claims.ts';
import { type Claim, claimsOf } from './claims.ts';
import { commonSnapshot } from './common-snapshot.ts';
import { thrownExpectation } from './thrown-expectation.ts';
import { referencesIn } from './statement-references.ts';
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
  const candidates = valueCandidates(request, testCase, thrown === undefined ? ended : ended - 1);
  const telling = candidates.filter(({ rank }) => rank < Rank.nothing);
  const chosen = telling.length > 0 || thrown !== undefined ? telling : candidates.slice(0, 1);
  const values = chosen.flatMap(({ statement, claims }) => claims.map((claim): AssertionDto => ({ statement, ...claim })));
  const assertions = [...(thrown === undefined ? [] : [thrown]), ...values].slice(0, request.limit ?? DEFAULT_LIMIT);
  return assertions.length === 0 ? undefined : { version: testCase.version, testCase, assertions: assertions.sort(inOrder(ended - 1)) };
}

function throwsAssertion({ runs, literals, machineText }: AssertionRequest, statement: number): AssertionDto | 'unstable' | undefined {
  const last = runs.map((run) => run.statements[statement]);
  if (last.every((entry) => entry?.kind === 'value')) return undefined;
  const thrown = last.flatMap((entry) => (entry?.kind === 'thrown' ? [withoutText(entry.value, machineText ?? [])] : []));
  if (thrown.length !== last.length) return 'unstable';
  const error = thrownExpectation(commonSnapshot(thrown), literals);
  return error === undefined ? 'unstable' : { statement, path: [], kind: 'throws', error };
}

/** What comes first when there is no room for all. */
const Rank = { result: 0, state: 1, otherResult: 2, nothing: 3, lastResort: 4 } as const;

interface Candidate {
  readonly statement: number;
  readonly rank: number;
  readonly claims: readonly Claim[];
}

/** What could be claimed of each statement's value, the most telling first. */
function valueCandidates(request: AssertionRequest, testCase: TestCaseDto, bound: number): Candidate[] {
  const candidates = testCase.statements.slice(0, bound).map((statement, index) => candidate(request, testCase, statement, index));
  return candidates.filter(({ claims }) => claims.length > 0).sort((a, b) => a.rank - b.rank || b.statement - a.statement);
}

function candidate(request: AssertionRequest, testCase: TestCaseDto, { kind }: StatementDto, statement: number): Candidate {
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
function resultClaims({ runs, machineText = [] }: AssertionRequest, index: number): Claim[] {
  const other = runs[0]?.statements[index]?.sameAs ?? null;
  const isSame = other !== null && runs.every((run) => run.statements[index]?.sameAs === other);
  if (isSame) return [{ kind: 'same-as', path: [], other }];
  const looks = runs.flatMap((run) => run.atEnd[index] ?? []).map((look) => withoutText(look, machineText));
  if (looks.length !== runs.length) return [];
  const claims = claimsOf(commonSnapshot(looks));
  return claims.length > 0 ? claims : typeClaim(looks);
}

/** What all runs show of a variable at the end of the test and did not show when it was bound. */
function changedClaims({ runs, machineText = [] }: AssertionRequest, index: number): Claim[] {
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

/** What the test is about comes first, then the rest in the order of the statements. */
function inOrder(last: number): (a: AssertionDto, b: AssertionDto) => number {
  return (a, b) => Number(b.statement === last) - Number(a.statement === last) || a.statement - b.statement;
}
