import * as t from '@babel/types';
import { arrow, call, constant, invoke, member, run, text } from '../printing/nodes.ts';
import type { ConsoleSpies } from './framework-renderer.ts';

const CONSOLE = t.identifier('console');

/** Spies of `vi` or `jest`, taken off after each test. */
export function switchedSpies(switchName: string): ConsoleSpies {
  const spies = t.identifier(switchName);
  return {
    listen: (name, method) => constant(name, invoke(invoke(spies, 'spyOn', CONSOLE, text(method)), 'mockImplementation', arrow([]))),
    restore: () => [run(call(t.identifier('afterEach'), arrow([run(invoke(spies, 'restoreAllMocks'))])))],
  };
}

/** Spies of `mock` in `node:test`, which also work under other frameworks. @param afterEach what registers a hook */
export function mockSpies(afterEach: t.Expression): ConsoleSpies {
  const mock = t.identifier('mock');
  return { ...spiesOf(mock), restore: () => [run(call(afterEach, arrow([run(invoke(mock, 'restoreAll'))])))] };
}

/** Spies of a test's own context, which takes them off. */
export function contextSpies(context: string): ConsoleSpies {
  return { ...spiesOf(member(t.identifier(context), 'mock')), restore: () => [], parameter: context };
}

function spiesOf(mock: t.Expression): Pick<ConsoleSpies, 'listen'> {
  return { listen: (name, method) => constant(name, invoke(mock, 'method', CONSOLE, text(method), arrow([]))) };
}
