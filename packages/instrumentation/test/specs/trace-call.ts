import { compileFunction } from 'node:vm';
import { instrument } from '@auklet/instrumentation';
import type { GoalDto, ModuleDescriptionDto, RemoteObserver, RemoteObserverFactory, TraceDto } from '@auklet/protocol';
import { tracer, traceOf } from '@auklet/tracer';
import type { Distances, Spec } from './spec.ts';

export interface TracedCall {
  readonly returns: unknown;
  readonly distances: Readonly<Record<string, Distances>>;
  readonly blocks: readonly string[];
}

const CONTEXT = { index: 0, testCase: { version: 1, statements: [] }, namespace: {}, variables: [], callbackCalls: [], timers: { awaitedMs: 0, pendingMs: 0 } } as const;

/** Instruments the module of a spec, makes its call, and reads the trace. */
export async function traceCall(spec: Spec, filename: string): Promise<TracedCall> {
  const { code, description } = instrument(spec.code, { filename, format: 'commonjs', language: 'javascript', jsx: false });
  const observer = await createObserver(filename);
  observer.beforeLoad?.();
  const f = load(code);
  observer.afterLoad?.();
  observer.beforeTestCase?.(CONTEXT);
  const returns = await settled(spec.call, f);
  const trace = traceOf({ version: 1, index: 0, outcome: { kind: 'returned' }, observations: { trace: observer.collect() as Uint8Array } });
  return { returns, distances: distancesOf(trace, description), blocks: blocksOf(trace, description, spec.code) };
}

async function createObserver(module: string): Promise<RemoteObserver> {
  const { remote } = tracer({ module });
  const { default: create } = (await import(remote.module)) as { default: RemoteObserverFactory };
  return create(remote.options);
}

function load(code: string): unknown {
  const module = { exports: {} as unknown };
  compileFunction(code, ['module', 'exports', 'require'])(module, module.exports, undefined);
  return module.exports;
}

async function settled(call: string, f: unknown): Promise<unknown> {
  try {
    return await compileFunction(`return ${call};`, ['f'])(f);
  } catch {
    return undefined;
  }
}

function distancesOf(trace: TraceDto, { predicates }: ModuleDescriptionDto): Record<string, Distances> {
  const found: Record<string, [number, number]> = {};
  trace.predicates.forEach((id, k) => {
    const text = predicates[id]?.text ?? '';
    const [toTrue, toFalse] = found[text] ?? [1, 1];
    found[text] = [Math.min(toTrue, trace.trueDistances[k] as number), Math.min(toFalse, trace.falseDistances[k] as number)];
  });
  return found;
}

function blocksOf(trace: TraceDto, { goals }: ModuleDescriptionDto, source: string): string[] {
  const names = goals.filter((goal) => goal.kind === 'block' && trace.blocks.includes(goal.block)).map((goal) => blockName(goal, source));
  return names.sort();
}

function blockName(goal: GoalDto & { readonly kind?: unknown }, source: string): string {
  if (goal.kind !== 'block') return goal.kind as string;
  if (goal.construct !== 'case') return goal.construct;
  const text = source.slice(goal.location.start.column);
  return /^(?:case .*?|default)(?=:)/.exec(text)?.[0] ?? text;
}
