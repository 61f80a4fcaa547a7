import * as t from '@babel/types';
import { invoke } from '../printing/nodes.ts';

/** `mock.fn` of `node:test`, which also works under other frameworks. */
export function mockFunction(implementation: t.Expression): t.Expression {
  return invoke(t.identifier('mock'), 'fn', implementation);
}
