import type { AssertedTestDto, AssertionDto, ConsoleMethod, PrintedDto, SnapshotDto, ValueTree } from '@auklet/protocol';
import { commonSnapshot } from './common-snapshot.ts';
import { literalTree } from './literal-tree.ts';
import { withoutText } from './without-text.ts';

const MOST_CALLS = 5;
const MOST_METHODS = 2;

/**
 * The test with assertions on what its last statement printed, where that is all that it gives back. What differs
 * between the runs, or is true of this machine only (`machineText`), is not asserted.
 */
export function withPrinted(test: AssertedTestDto, runs: readonly (readonly PrintedDto[])[], machineText: readonly string[] = []): AssertedTestDto {
  const last = test.testCase.statements.length - 1;
  const [first = []] = runs;
  if (!endsSilently(test) || first.every(({ statement }) => statement !== last)) return test;
  const methods = [...new Set(first.map(({ method }) => method))].slice(0, MOST_METHODS);
  const claims = methods.flatMap((method): AssertionDto[] => {
    const calls = commonCalls(method, runs, machineText);
    return calls === undefined ? [] : [{ statement: last, path: [], kind: 'printed', method, calls }];
  });
  return claims.length === 0 ? test : { ...test, assertions: [...claims, ...test.assertions.filter((assertion) => !saysNothing(assertion))] };
}

/** Whether nothing is claimed of what the last statement gave back. */
export function endsSilently({ testCase, assertions }: AssertedTestDto): boolean {
  return assertions.every((assertion) => assertion.statement !== testCase.statements.length - 1 || saysNothing(assertion));
}

function saysNothing(assertion: AssertionDto): boolean {
  return assertion.kind === 'is' && assertion.value.kind === 'undefined';
}

function commonCalls(method: ConsoleMethod, runs: readonly (readonly PrintedDto[])[], machineText: readonly string[]): ValueTree[][] | undefined {
  const logs = runs.map((run) => run.filter((call) => call.method === method));
  const [first = []] = logs;
  if (first.length > MOST_CALLS || logs.some((log) => log.length !== first.length)) return undefined;
  const calls = first.map((call, i) => call.args.map((_, position) => literalOf(logs.map((log) => log[i]?.args[position]), machineText)));
  const known = calls.flatMap((args) => (args.every((arg) => arg !== undefined) ? [args] : []));
  return known.length === calls.length ? known : undefined;
}

function literalOf(versions: readonly (SnapshotDto | undefined)[], machineText: readonly string[]): ValueTree | undefined {
  const known = versions.flatMap((version) => (version === undefined ? [] : [withoutText(version, machineText)]));
  return known.length < versions.length ? undefined : literalTree(commonSnapshot(known));
}
