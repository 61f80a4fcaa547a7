import type { CallableDto, TypeAlternativeDto, ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { deeper, type ValueContext } from '../values/value-context.ts';
import type { Draft } from './draft.ts';
import { sampleArguments } from './sample-arguments.ts';

const REUSE = 0.6;
const DEEPEST = 3;
/** How often an object with methods is one that the module makes, where it does. */
const MADE = 0.6;

/** A reference to an instance of a class: one that the draft holds, or a new one. */
export function sampleInstance(path: readonly string[], context: ValueContext): ValueTree {
  const { draft, random, depth } = context;
  const held = heldInstances(path, draft).filter((i) => draft.statements[i]?.kind !== 'set');
  if (held.length > 0 && random.boolean(REUSE)) return { kind: 'reference', statement: random.pick(held) };
  if (depth > DEEPEST || draft.length >= LIMITS.statements - 2) return held[0] === undefined ? { kind: 'undefined' } : { kind: 'reference', statement: held[0] };
  return { kind: 'reference', statement: constructInstance(path, deeper(context)) };
}

/** The statements that bind an instance of a class, or of a subclass. */
export function heldInstances(path: readonly string[], { cluster, holdings }: Draft): number[] {
  const name = path.join('.');
  return holdings.flatMap(({ classPath }, i) => (classPath !== undefined && (classPath.join('.') === name || makes(cluster.constructorAt(classPath), name)) ? [i] : []));
}

function makes(callable: CallableDto | undefined, name: string): boolean {
  return callable?.returns.alternatives.some((alternative) => alternative.kind === 'instance' && alternative.path.join('.') === name) === true;
}

/** Appends a statement that makes an instance, by the constructor or by something that is known to return one; of an abstract class, that of a subclass. */
export function constructInstance(path: readonly string[], context: ValueContext): number {
  const { draft, random } = context;
  const name = path.join('.');
  const constructor = draft.cluster.constructorAt(path);
  const factories = draft.cluster.callables.filter(
    (callable) => (callable.kind === 'function' || callable.isStatic === true || (callable.kind === 'constructor' && constructor === undefined)) && makes(callable, name),
  );
  if (factories.length > 0 && (constructor === undefined || random.boolean(0.2))) return make(random.pick(factories), context);
  return draft.append({ kind: 'construct', callee: { export: path }, args: sampleArguments(constructor?.parameters ?? [], context, constructor) });
}

/** Most often a reference to what one of the module's own functions makes of such objects; `undefined` when none does, or there is no room. */
export function sampleMade(shape: Extract<TypeAlternativeDto, { kind: 'object' }>, context: ValueContext): ValueTree | undefined {
  const { draft, random, depth } = context;
  const makers = draft.cluster.makersOf(shape);
  if (makers.length === 0 || depth > DEEPEST || draft.length >= LIMITS.statements - 2 || !random.boolean(MADE)) return undefined;
  return { kind: 'reference', statement: make(random.pick(makers), deeper(context)) };
}

function make(maker: CallableDto, context: ValueContext): number {
  const { kind, path, key } = maker;
  const args = sampleArguments(maker.parameters, context, maker);
  if (kind === 'constructor') return context.draft.append({ kind: 'construct', callee: { export: path }, args });
  if (key === undefined) return context.draft.append({ kind: 'call', callee: { export: path }, args });
  return context.draft.append({ kind: 'method', receiver: { export: path }, key, args });
}
