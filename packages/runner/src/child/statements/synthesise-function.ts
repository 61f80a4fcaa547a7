// Runs in the child: may import node builtins and protocol only.
import type { BehaviourDto, ValueTree } from '@auklet/protocol';
import { apply, defineProperty } from '../environment/tamper-proof.ts';
import { exhaust } from '../environment/interruptions.ts';
import { buildValue, buildValues, type ValueScope } from './build-value.ts';

const least = Math.min;

/** Calls of synthesised functions in one test. A subject that makes more is going round in circles, and each call is logged; with so few, endless recursion ends here, not where the stack does. */
const MOST_CALLS = 400;

type FunctionTree = Extract<ValueTree, { readonly kind: 'function' }>;
type Call = (thisValue: unknown, args: unknown[]) => unknown;

/** A function that logs its calls and follows a plan. */
export function synthesiseFunction(tree: FunctionTree, scope: ValueScope, path: string): object {
  let calls = 0;
  const call: Call = (thisValue, args) => {
    if (scope.callbackCalls.length >= MOST_CALLS) exhaust('steps');
    scope.callbackCalls[scope.callbackCalls.length] = { path, args, thisValue };
    const step = least(calls++, tree.plan.length - 1);
    const behaviour = tree.plan[step];
    return behaviour === undefined ? undefined : behave(behaviour, thisValue, args, scope, `${path}.${step}`);
  };
  const made = ofStyle(tree.style, call);
  defineProperty(made, 'length', { value: tree.arity, configurable: true });
  return made;
}

function ofStyle(style: FunctionTree['style'], call: Call): object {
  switch (style) {
    case 'arrow':
      return (...args: unknown[]) => call(undefined, args);
    case 'async':
      return async (...args: unknown[]) => call(undefined, args);
    case 'function':
      return function (this: unknown, ...args: unknown[]) {
        return call(this, args);
      };
    case 'generator':
      return function* (this: unknown, ...args: unknown[]) {
        yield call(this, args);
      };
  }
}

function behave(behaviour: BehaviourDto, thisValue: unknown, args: unknown[], scope: ValueScope, path: string): unknown {
  switch (behaviour.kind) {
    case 'return':
      return buildValue(behaviour.value, scope, path);
    case 'return-argument':
      return args[behaviour.index];
    case 'return-this':
      return thisValue;
    case 'throw':
      throw buildValue(behaviour.value, scope, path);
    case 'call-argument':
      return callArgument(behaviour, args, scope, path);
    case 'write-argument':
      return writeArgument(behaviour, args, scope, path);
  }
}

function callArgument(behaviour: Extract<BehaviourDto, { kind: 'call-argument' }>, args: unknown[], scope: ValueScope, path: string): undefined {
  const target = args[behaviour.index];
  if (typeof target !== 'function') return;
  const call = (): void => void apply(target, undefined, buildValues(behaviour.args, scope, path));
  if (behaviour.when === 'now') call();
  else if (behaviour.when === 'microtask') queueMicrotask(call);
  else setTimeout(call, 0);
}

function writeArgument(behaviour: Extract<BehaviourDto, { kind: 'write-argument' }>, args: unknown[], scope: ValueScope, path: string): undefined {
  const target = args[behaviour.index];
  if ((typeof target !== 'object' && typeof target !== 'function') || target === null) return;
  (target as Record<string, unknown>)[behaviour.key] = buildValue(behaviour.value, scope, path);
}
