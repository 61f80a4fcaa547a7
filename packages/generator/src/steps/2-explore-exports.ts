import { analyse, moduleInterface } from '@auklet/analysis';
import { exportsObserver, exportsOf } from '@auklet/observers';
import { type Executor, type ModuleInterfaceDto, type OutcomeDto, PROTOCOL_VERSION, type TestCaseDto, type TraceDto } from '@auklet/protocol';
import { traceOf } from '@auklet/tracer';
import { describeDenials } from '../findings/describe-denials.ts';
import { describeOutcome } from '../findings/describe-outcome.ts';
import { effectsOf } from '../findings/reaches-outside.ts';
import { TargetFailure } from '../target-failure.ts';
import type { PreparedModule } from './1-prepare-module.ts';

export interface ExploredModule {
  readonly moduleInterface: ModuleInterfaceDto;
  /** What loading alone covers. */
  readonly loaded: TraceDto;
}

/**
 * Loads the module once and joins what it exports with what its source says of it. The executor must carry the
 * tracer.
 *
 * @throws TargetFailure `unloadable` when loading it fails or does what is denied, `nothing-testable` when it exports nothing to call.
 */
export async function exploreExports(prepared: PreparedModule, exportName: string | null, executor: Executor): Promise<ExploredModule> {
  const empty: TestCaseDto = { version: PROTOCOL_VERSION, statements: [] };
  const result = await executor.withObservers([exportsObserver()], (observed) => observed.execute(empty));
  if (result.outcome.kind !== 'returned') throw new TargetFailure('unloadable', whyNotLoaded(result.outcome));
  const effects = effectsOf(result);
  if (effects.length > 0) throw new TargetFailure('unloadable', `loading the module tries what it may not do: ${describeDenials(effects)}`);
  const whole = moduleInterface(analyse(prepared.source), exportsOf(result), prepared.constants);
  const chosen = exportName === null ? whole : onlyExport(whole, exportName);
  if (chosen.callables.length === 0) throw new TargetFailure('nothing-testable', 'the module exports nothing that can be called');
  return { moduleInterface: chosen, loaded: traceOf(result) };
}

function whyNotLoaded(outcome: OutcomeDto): string {
  return `loading the module fails: ${describeOutcome(outcome)}`;
}

/** `exportName` may be an export, or a member of the value that a CommonJS module exports. */
function onlyExport(whole: ModuleInterfaceDto, exportName: string): ModuleInterfaceDto {
  const callables = whole.callables.filter(({ path }) => path[0] === exportName || (path[0] === 'default' && path[1] === exportName));
  if (callables.length > 0) return { ...whole, callables };
  const names = [...new Set(whole.callables.map(({ path }) => path.find((part) => part !== 'default') ?? 'default'))];
  throw new TargetFailure('nothing-testable', `the module has no export "${exportName}"; it exports ${names.join(', ')}`);
}
