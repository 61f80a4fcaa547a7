import * as t from '@babel/types';
import { call, construct, run } from '../printing/nodes.ts';
import type { FrameworkRenderer } from '../frameworks/framework-renderer.ts';

/** A program without a framework: it groups nothing, claims nothing, and its clock is the real one. */
export const scriptRenderer: FrameworkRenderer = {
  name: 'script',
  reserved: ['resolve', 'setTimeout'],
  imports: () => [],
  group: (_title, body) => t.blockStatement(body),
  test: (_title, body) => run(call(body)),
  check: () => t.emptyStatement(),
  recorder: (implementation) => implementation,
  timers: { install: () => [], advance: waitFor, restore: () => [] },
  spies: { listen: () => t.emptyStatement(), restore: () => [] },
};

/** Timers that are left keep the process alive by themselves. */
function waitFor(milliseconds: number | 'all'): t.Statement {
  if (milliseconds === 'all') return t.emptyStatement();
  const resolve = t.identifier('resolve');
  const wait = t.arrowFunctionExpression([resolve], call(t.identifier('setTimeout'), resolve, t.numericLiteral(milliseconds)));
  return run(t.awaitExpression(construct('Promise', wait)));
}
