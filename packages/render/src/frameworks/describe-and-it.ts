import * as t from '@babel/types';
import { arrow, call, prose, run } from '../printing/nodes.ts';
import type { FrameworkRenderer } from './framework-renderer.ts';

/** Groups and tests as most frameworks write them: `describe` around `it`. */
export const describeAndIt: Pick<FrameworkRenderer, 'group' | 'test'> = {
  group: (title, body) => run(call(t.identifier('describe'), prose(title), arrow(body))),
  test: (title, body) => run(call(t.identifier('it'), prose(title), body)),
};
