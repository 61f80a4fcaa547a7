import { AukletError, type ExecutionObserver, type ExecutionResultDto, type TimerUse } from '@auklet/protocol';

const NAME = 'timers';
const NONE: TimerUse = { awaitedMs: 0, pendingMs: 0 };

/** Records for how long real timers would keep a process that runs the test. */
export function timers(): ExecutionObserver {
  return { remote: { name: NAME, module: new URL('./remote/timers.js', import.meta.url).href } };
}

/**
 * Zeros when the test used no timers or the observer did not run.
 *
 * @throws AukletError `invalid-dto` when the entry is not one that the remote half writes.
 */
export function timersOf(result: ExecutionResultDto): TimerUse {
  const text = result.observations[NAME];
  if (text === undefined) return NONE;
  const [awaitedMs = Number.NaN, pendingMs = Number.NaN, ...rest] = typeof text === 'string' ? text.split(' ').map(Number) : [];
  if (!(awaitedMs >= 0) || !(pendingMs >= 0) || rest.length > 0) throw new AukletError('invalid-dto', 'The use of timers is not what its observer writes.');
  return { awaitedMs, pendingMs };
}
