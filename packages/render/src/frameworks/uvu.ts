import * as t from '@babel/types';
import { blankLine, call, constant, invoke, member, prose, run } from '../printing/nodes.ts';
import { assertCheck } from './assert-checks.ts';
import { mockSpies } from './console-spies.ts';
import type { FrameworkRenderer } from './framework-renderer.ts';
import { mockFunction } from './mock-function.ts';
import { mockTimers } from './mock-timers.ts';

const test = t.identifier('test');

/** Test files for uvu, a suite a group, with Node's own assertions, which tell more values apart than uvu's. */
export const uvu: FrameworkRenderer = {
  name: 'uvu',
  reserved: ['assert', 'mock', 'suite', 'test'],
  imports: (used) => [
    { from: 'node:assert/strict', default: 'assert' },
    ...(used.has('mock') ? [{ from: 'node:test', names: ['mock'] }] : []),
    { from: 'uvu', names: ['suite'] },
  ],
  group: (title, body) => t.blockStatement([constant('test', call(t.identifier('suite'), prose(title))), blankLine(), ...body, blankLine(), run(invoke(test, 'run'))]),
  test: (title, body) => run(call(test, prose(title), body)),
  check: (check) => run(assertCheck(check)),
  recorder: mockFunction,
  timers: mockTimers(member(member(test, 'after'), 'each')),
  spies: mockSpies(member(member(test, 'after'), 'each')),
};
