import type { ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { deeper, type ValueContext } from '../values/value-context.ts';
import { sampleArguments } from './sample-arguments.ts';

const REUSE = 0.6;
const DEEPEST = 3;

/** A reference to an instance of a class: one that the draft holds, or a new one. */
export function sampleInstance(path: readonly string[], context: ValueContext): ValueTree {
  const { draft, random, depth } = context;
  const name = path.join('.');
  const held = draft.holdings.flatMap(({ classPath }, i) => (classPath?.join('.') === name && draft.statements[i]?.kind !== 'set' ? [i] : []));
  if (held.length > 0 && random.boolean(REUSE)) return { kind: 'reference', statement: random.pick(held) };
  if (depth > DEEPEST || draft.length >= LIMITS.statements - 2) return held[0] === undefined ? { kind: 'undefined' } : { kind: 'reference', statement: held[0] };
  return { kind: 'reference', statement: constructInstance(path, deeper(context)) };
}

/** Appends a statement that makes an instance, by the constructor or by something that is known to return one. */
export function constructInstance(path: readonly string[], context: ValueContext): number {
  const { draft, random } = context;
  const name = path.join('.');
  const factories = draft.cluster.callables.filter(
    ({ kind, isStatic, returns }) =>
      (kind === 'function' || (kind === 'method' && isStatic === true)) &&
      returns.alternatives.some((alternative) => alternative.kind === 'instance' && alternative.path.join('.') === name),
  );
  const constructor = draft.cluster.constructorAt(path);
  if (factories.length > 0 && (constructor === undefined || random.boolean(0.2))) {
    const factory = random.pick(factories);
    const args = sampleArguments(factory.parameters, context, factory);
    if (factory.key === undefined) return draft.append({ kind: 'call', callee: { export: factory.path }, args });
    return draft.append({ kind: 'method', receiver: { export: factory.path }, key: factory.key, args });
  }
  return draft.append({ kind: 'construct', callee: { export: path }, args: sampleArguments(constructor?.parameters ?? [], context, constructor) });
}
