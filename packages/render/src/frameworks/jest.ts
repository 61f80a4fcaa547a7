import * as t from '@babel/types';
import { invoke, run } from '../printing/nodes.ts';
import { switchedSpies } from './console-spies.ts';
import { describeAndIt } from './describe-and-it.ts';
import { expectCheck } from './expect-checks.ts';
import type { FrameworkRenderer } from './framework-renderer.ts';
import { switchedTimers } from './switched-timers.ts';

const NAMES = ['afterEach', 'describe', 'expect', 'it', 'jest'] as const;

/**
 * Test files for Jest, which resolves `@jest/globals` itself wherever it is installed, and hands `jest` to every
 * CommonJS module.
 */
export const jest: FrameworkRenderer = {
  name: 'jest',
  reserved: NAMES,
  imports: (used, style) => [{ from: '@jest/globals', names: NAMES.filter((name) => used.has(name) && !(style === 'cjs' && name === 'jest')) }],
  ...describeAndIt,
  check: (check) => run(expectCheck(check)),
  recorder: (implementation) => invoke(t.identifier('jest'), 'fn', implementation),
  timers: switchedTimers('jest'),
  spies: switchedSpies('jest'),
};
