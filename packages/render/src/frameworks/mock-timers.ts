import * as t from '@babel/types';
import { arrow, call, invoke, member, run } from '../printing/nodes.ts';
import type { FakeTimers } from './framework-renderer.ts';

/** Timers of `mock` in `node:test`, which also work under other frameworks. @param afterEach what registers a hook */
export function mockTimers(afterEach: t.Expression): FakeTimers {
  return { ...timersOf(t.identifier('mock')), restore: () => [run(call(afterEach, arrow([run(invoke(member(t.identifier('mock'), 'timers'), 'reset'))])))] };
}

/** Timers of a test's own context, which restores them. */
export function contextTimers(context: string): FakeTimers {
  return { ...timersOf(member(t.identifier(context), 'mock')), restore: () => [], parameter: context };
}

function timersOf(mock: t.Expression): Pick<FakeTimers, 'install' | 'advance'> {
  const timers = member(mock, 'timers');
  return {
    install: () => [run(invoke(timers, 'enable'))],
    advance: (milliseconds) => run(milliseconds === 'all' ? invoke(timers, 'runAll') : invoke(timers, 'tick', t.numericLiteral(milliseconds))),
  };
}
