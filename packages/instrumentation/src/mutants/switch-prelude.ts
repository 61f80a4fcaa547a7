import { parse } from '@babel/parser';
import type * as t from '@babel/types';
import { SWITCH_KEY } from './switch-registry.ts';

/**
 * The function that mutated code asks. It is found by every call, because functions of a module in a cycle may run
 * before its statements do, and it is no part of what is traced. What names the switch is looked up once: it is asked for
 * more often than anything else.
 */
export function switchPrelude(name: string): t.Statement[] {
  const text = `/* istanbul ignore next */ function ${name}(id) {
  var isActive = globalThis[${name}.key || (${name}.key = Symbol.for(${JSON.stringify(SWITCH_KEY)}))];
  return isActive !== undefined && isActive(id);
}`;
  return parse(text).program.body;
}
