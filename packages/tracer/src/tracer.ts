import { AukletError, decodeTrace, type ExecutionObserver, type ExecutionResultDto, type TraceDto } from '@auklet/protocol';
import { readTracerOptions, type TracerOptions } from './tracer-options.ts';

const NAME = 'trace';

/** An observer that records what each test did in instrumented code; read it with `traceOf`. */
export function tracer(options: Partial<TracerOptions> = {}): ExecutionObserver {
  const module = new URL('./remote/index.js', import.meta.url).href;
  return { remote: { name: NAME, module, options: { ...readTracerOptions({ ...options }) } } };
}

/**
 * The trace of one test; an empty one when the process ended before it could be written.
 *
 * @throws AukletError `invalid-dto` when the child sent something else.
 */
export function traceOf(result: ExecutionResultDto): TraceDto {
  const observation = result.observations[NAME];
  if (observation === undefined) return EMPTY;
  if (typeof observation === 'string') throw new AukletError('invalid-dto', 'A trace is text instead of bytes.');
  return decodeTrace(observation);
}

const EMPTY: TraceDto = {
  predicates: new Uint32Array(0),
  trueDistances: new Float64Array(0),
  falseDistances: new Float64Array(0),
  blocks: new Uint32Array(0),
  statements: new Uint32Array(0),
};
