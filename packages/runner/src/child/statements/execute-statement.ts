// Runs in the child: may import node builtins and protocol only.
import type { CalleeDto, StatementDto, ValueTree } from '@auklet/protocol';
import { apply, construct } from '../environment/tamper-proof.ts';
import { buildArguments, buildValue, memberAt, propertyKey, type ValueScope } from './build-value.ts';

const NativeTypeError = TypeError;

type Callable = (...args: unknown[]) => unknown;
type SynchronousStatement = Exclude<StatementDto, { readonly kind: 'await' | 'advance' }>;

/** Runs a statement that needs no turn of the event loop and returns its completion value. */
export function executeStatement(statement: SynchronousStatement, index: number, scope: ValueScope): unknown {
  const path = `${index}`;
  switch (statement.kind) {
    case 'let':
      return buildArguments([statement.value], scope, path)[0];
    case 'construct':
      return constructStatement(statement, path, scope);
    case 'call':
      return callStatement(statement, path, scope);
    case 'method':
      return callMethod(statement, path, scope);
    case 'get':
      return (calleeValue(statement.receiver, scope) as Record<PropertyKey, unknown>)[propertyKey(statement.key)];
    case 'set':
      return assign(statement, path, scope);
    case 'iterate':
      return drain(scope.variables[statement.statement] as Iterable<unknown>, statement.limit);
    case 'tagged':
      return callTag(statement, path, scope);
  }
}

/** At most `limit` items of an async iterable. */
export async function drainAsync(iterable: AsyncIterable<unknown>, limit: number): Promise<unknown[]> {
  const items: unknown[] = [];
  if (limit === 0) return items;
  for await (const item of iterable) {
    items[items.length] = item;
    if (items.length >= limit) break;
  }
  return items;
}

function drain(iterable: Iterable<unknown>, limit: number): unknown[] {
  const items: unknown[] = [];
  if (limit === 0) return items;
  for (const item of iterable) {
    items[items.length] = item;
    if (items.length >= limit) break;
  }
  return items;
}

function constructStatement({ callee, args }: Extract<StatementDto, { kind: 'construct' }>, path: string, scope: ValueScope): unknown {
  const target = calleeValue(callee, scope);
  const values = buildArguments(args, scope, path);
  if (!isCallable(target)) throw notCallable(nameOf(callee));
  return construct(target, values);
}

function callStatement(statement: Extract<StatementDto, { kind: 'call' }>, path: string, scope: ValueScope): unknown {
  const { callee, args, thisArg } = statement;
  const target = calleeValue(callee, scope);
  const values = buildArguments(args, scope, path);
  const thisValue = thisArg === undefined ? receiverOf(callee, scope) : buildValue(thisArg, scope, `${path}.${args.length}`);
  if (!isCallable(target)) throw notCallable(nameOf(callee));
  return apply(target, thisValue, values);
}

function callMethod(statement: Extract<StatementDto, { kind: 'method' }>, path: string, scope: ValueScope): unknown {
  const receiver = calleeValue(statement.receiver, scope) as Record<PropertyKey, unknown>;
  const key = propertyKey(statement.key);
  const method = receiver[key];
  const args = buildArguments(statement.args, scope, path);
  if (!isCallable(method)) throw notCallable(String(key));
  return apply(method, receiver, args);
}

function assign(statement: Extract<StatementDto, { kind: 'set' }>, path: string, scope: ValueScope): unknown {
  const receiver = calleeValue(statement.receiver, scope) as Record<PropertyKey, unknown>;
  const value = buildValue(statement.value as ValueTree, scope, `${path}.0`);
  receiver[propertyKey(statement.key)] = value;
  return value;
}

function callTag(statement: Extract<StatementDto, { kind: 'tagged' }>, path: string, scope: ValueScope): unknown {
  const strings = Object.assign([...statement.strings], { raw: Object.freeze([...statement.strings]) });
  const args = [Object.freeze(strings), ...buildArguments(statement.args, scope, path)];
  const target = calleeValue(statement.callee, scope);
  if (!isCallable(target)) throw notCallable(nameOf(statement.callee));
  return apply(target, receiverOf(statement.callee, scope), args);
}

function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}

/** In fixed words: what V8 says of `Reflect.apply` depends on whether its caller is compiled yet. */
function notCallable(name: string): Error {
  return new NativeTypeError(`${name} is not a function`);
}

function nameOf(callee: CalleeDto): string {
  return 'export' in callee ? callee.export.join('.') : 'the value';
}

function calleeValue(callee: CalleeDto, scope: ValueScope): unknown {
  return 'export' in callee ? memberAt(scope.namespace, callee.export, callee.export.length) : scope.variables[callee.statement];
}

/** `this` of a call by path: in `ns.a.b()` it is `ns.a`, in `b()` it is undefined. */
function receiverOf(callee: CalleeDto, scope: ValueScope): unknown {
  return 'export' in callee && callee.export.length > 1 ? memberAt(scope.namespace, callee.export, callee.export.length - 1) : undefined;
}
