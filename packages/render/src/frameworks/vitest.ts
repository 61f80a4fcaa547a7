import * as t from '@babel/types';
import { invoke, run } from '../printing/nodes.ts';
import { switchedSpies } from './console-spies.ts';
import { describeAndIt } from './describe-and-it.ts';
import { expectCheck } from './expect-checks.ts';
import type { FrameworkRenderer } from './framework-renderer.ts';
import { switchedTimers } from './switched-timers.ts';

const NAMES = ['afterEach', 'describe', 'expect', 'it', 'vi'] as const;

/** Test files for Vitest. */
export const vitest: FrameworkRenderer = {
  name: 'vitest',
  reserved: NAMES,
  imports: (used) => [{ from: 'vitest', names: NAMES.filter((name) => used.has(name)) }],
  ...describeAndIt,
  check: (check) => run(expectCheck(check)),
  recorder: (implementation) => invoke(t.identifier('vi'), 'fn', implementation),
  timers: switchedTimers('vi'),
  spies: switchedSpies('vi'),
};
