import type { CallableDto, OutcomeDto, ParameterDto, ProbeDto, StatementDto, TestCaseDto, TypeDto, ValueTree } from '@auklet/protocol';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { dependencyClosure, slice } from '../model/slice.ts';
import { argumentsOf, targetOf, valuesOf } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { leavesOf, withLeaf } from '../suggestions/leaf.ts';
import { parameterType } from '../statements/parameter-type.ts';

/** From this weight on a type was declared, and what it says need not be found out. */
const DECLARED = 20;
const MOST_ARGUMENTS = 6;
const MOST_SINGLE = 4;
const UNDEFINED: ValueTree = { kind: 'undefined' };
const PLAIN: Omit<ProbeDto, 'open'> = { callbacks: 'ignored', fixed: [] };

/**
 * Probes for a test case: its last use of the subject with arguments that are made up where nothing is declared, the
 * whole of it with what its values lack made up, and, when it ended in an error, single arguments made up.
 */
export function probesOf(testCase: TestCaseDto, outcome: OutcomeDto, cluster: TestCluster): TestCaseDto[] {
  const last = lastUse(testCase, outcome);
  const whole = testCase.statements.some((statement) => valuesOf(statement).some(canLack)) ? [probeOf(testCase, [])] : [];
  if (last === undefined) return whole;
  const holdings = cluster.holdingsOf(testCase.statements);
  const callable = cluster.callableOf(testCase.statements[last] as StatementDto, holdings);
  const single = outcome.kind === 'threw' ? singleProbes(testCase, last, callable) : [];
  return [...openProbe(testCase, last, callable), ...whole, ...single];
}

/** The same probe with what it needs to show more: functions that call back, or values left out that were only tested. */
export function probeWith(testCase: TestCaseDto, changes: Partial<ProbeDto>): TestCaseDto {
  return { ...testCase, probe: { ...PLAIN, open: [], ...testCase.probe, ...changes } };
}

function probeOf(testCase: TestCaseDto, open: readonly string[]): TestCaseDto {
  return { ...testCase, probe: { ...PLAIN, open } };
}

/** The last call of the subject, or of something it gave, that was reached. */
function lastUse({ statements }: TestCaseDto, outcome: OutcomeDto): number | undefined {
  const reached = 'statement' in outcome && outcome.statement >= 0 ? outcome.statement : statements.length - 1;
  for (let at = Math.min(reached, statements.length - 1); at >= 0; at--) {
    const statement = statements[at] as StatementDto;
    if (targetOf(statement) !== undefined && statement.kind !== 'tagged' && argumentsOf(statement) !== undefined) return at;
  }
  return undefined;
}

/** Only what the call needs, with all arguments made up that may be: the same for many test cases. */
function openProbe(testCase: TestCaseDto, at: number, callable: CallableDto | undefined): TestCaseDto[] {
  const parameters = callable?.parameters ?? [];
  const wanted = [at, ...testCase.statements.flatMap((later, i) => (later.kind === 'iterate' && later.statement === at ? [i] : []))];
  const needed = dependencyClosure(testCase, wanted);
  const sliced = slice(testCase, wanted);
  const place = needed.indexOf(at);
  const statement = sliced.statements[place];
  const args = statement === undefined ? undefined : argumentsOf(statement);
  if (statement === undefined || args === undefined || !('args' in statement)) return [];
  const count = Math.min(MOST_ARGUMENTS, Math.max(args.length, parameters.length));
  const positions = Array.from({ length: count }, (_, position) => position).filter((position) => isUnknown(parameterType(parameters, position)));
  if (positions.length === 0) return [];
  const filled = Array.from({ length: count }, (_, position) => (positions.includes(position) ? UNDEFINED : (args[position] ?? UNDEFINED)));
  const statements = sliced.statements.with(place, { ...statement, args: filled });
  return [probeOf(testCaseOf(statements), positions.map((position) => `${place}.${position}`))];
}

function isUnknown({ alternatives }: TypeDto): boolean {
  return alternatives.every(({ weight }) => weight < DECLARED);
}

/** One primitive of the arguments made up at a time, the outer ones first; the others as they are. */
function singleProbes(testCase: TestCaseDto, at: number, callable: CallableDto | undefined): TestCaseDto[] {
  const parameters: readonly ParameterDto[] = callable?.parameters ?? [];
  const primitives = leavesOf(testCase).filter(({ statement, position, value }) => statement === at && isPrimitive(value) && isUnknown(parameterType(parameters, position)));
  return primitives
    .toSorted((a, b) => a.path.length - b.path.length)
    .slice(0, MOST_SINGLE)
    .map((leaf) => probeOf(withLeaf(testCase, leaf, UNDEFINED), leaf.path.length === 0 ? [`${at}.${leaf.position}`] : []));
}

function isPrimitive({ kind }: ValueTree): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'null';
}

/** Whether something can be missing in it. */
function canLack({ kind }: ValueTree): boolean {
  return kind === 'object' || kind === 'array' || kind === 'function' || kind === 'undefined' || kind === 'map' || kind === 'string';
}
