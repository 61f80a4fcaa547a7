import * as t from '@babel/types';
import { arrow, call, invoke, run } from '../printing/nodes.ts';
import type { FakeTimers } from './framework-renderer.ts';

/** Timers that are switched on in a test and off after it, by `vi` or `jest`. */
export function switchedTimers(switchName: string): FakeTimers {
  const timers = t.identifier(switchName);
  return {
    install: () => [run(invoke(timers, 'useFakeTimers'))],
    advance: (milliseconds) =>
      run(t.awaitExpression(milliseconds === 'all' ? invoke(timers, 'runAllTimersAsync') : invoke(timers, 'advanceTimersByTimeAsync', t.numericLiteral(milliseconds)))),
    restore: () => [run(call(t.identifier('afterEach'), arrow([run(invoke(timers, 'useRealTimers'))])))],
  };
}
