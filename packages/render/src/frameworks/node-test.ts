import { run } from '../printing/nodes.ts';
import { assertCheck } from './assert-checks.ts';
import { contextSpies } from './console-spies.ts';
import { describeAndIt } from './describe-and-it.ts';
import type { FrameworkRenderer } from './framework-renderer.ts';
import { mockFunction } from './mock-function.ts';
import { contextTimers } from './mock-timers.ts';

const NAMES = ['describe', 'it', 'mock'] as const;
const CONTEXT = 'context';

/** Test files for the runner in Node itself. */
export const nodeTest: FrameworkRenderer = {
  name: 'node',
  reserved: ['assert', CONTEXT, ...NAMES],
  imports: (used) => [
    { from: 'node:assert/strict', default: 'assert' },
    { from: 'node:test', names: NAMES.filter((name) => used.has(name)) },
  ],
  ...describeAndIt,
  check: (check) => run(assertCheck(check)),
  recorder: mockFunction,
  timers: contextTimers(CONTEXT),
  spies: contextSpies(CONTEXT),
};
