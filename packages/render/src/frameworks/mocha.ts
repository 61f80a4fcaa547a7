import * as t from '@babel/types';
import { run } from '../printing/nodes.ts';
import { assertCheck } from './assert-checks.ts';
import { mockSpies } from './console-spies.ts';
import { describeAndIt } from './describe-and-it.ts';
import type { FrameworkRenderer } from './framework-renderer.ts';
import { mockFunction } from './mock-function.ts';
import { mockTimers } from './mock-timers.ts';

/** Test files for Mocha, whose functions are globals, with Node's own assertions and timers. */
export const mocha: FrameworkRenderer = {
  name: 'mocha',
  reserved: ['afterEach', 'assert', 'describe', 'it', 'mock'],
  imports: (used) => [{ from: 'node:assert/strict', default: 'assert' }, ...(used.has('mock') ? [{ from: 'node:test', names: ['mock'] }] : [])],
  ...describeAndIt,
  check: (check) => run(assertCheck(check)),
  recorder: mockFunction,
  timers: mockTimers(t.identifier('afterEach')),
  spies: mockSpies(t.identifier('afterEach')),
};
