import type { CallableDto, ValueTree } from '@auklet/protocol';
import { contextOf, type ValueContext } from '../values/value-context.ts';
import type { Random } from '@auklet/random';
import type { Draft } from './draft.ts';
import { LIMITS } from '../limits.ts';
import { repeatedArguments } from './repeated-arguments.ts';
import { sampleArguments } from './sample-arguments.ts';
import { constructInstance, heldInstances } from './sample-instance.ts';
import { sampleBag } from '../values/sample-object.ts';
import { sampleText } from '../values/sample-string.ts';
import { sampleUnknown, sampleValue } from '../values/sample-value.ts';

const REUSE_RECEIVER = 0.85;
const OWN_RECEIVER = 0.01;
const ITEMS = 8;
const REPEAT = 0.35;
/** Generators that are not drained at once: what they do may hang on what they are given. */
const LEFT_TO_RESUME = 0.2;

export interface UseOptions {
  /** Instead of sampled arguments. */
  readonly args?: readonly ValueTree[];
  /** The statement that holds the receiver; else one is found or made. */
  readonly receiver?: number;
}

/** Appends the use of a callable, with its receiver when it needs one, and what makes the result visible. */
export function useCallable(callable: CallableDto, draft: Draft, random: Random, options: UseOptions = {}): number {
  const context = contextOf(draft, random);
  const index = appendUse(callable, context, options);
  return unfold(callable, index, draft, random);
}

function appendUse(callable: CallableDto, context: ValueContext, options: UseOptions): number {
  const { draft } = context;
  const { kind, path, key } = callable;
  if (kind === 'function') return appendCall(callable, context, options);
  if (kind === 'constructor' || key === undefined) {
    return draft.append({ kind: 'construct', callee: { export: path }, args: options.args ?? sampleArguments(callable.parameters, context, callable) });
  }
  const receiver = callable.isStatic === true ? { export: path } : { statement: options.receiver ?? receiverFor(path, context) };
  switch (kind) {
    case 'method': {
      const args = options.args ?? sampleArguments(callable.parameters, context, callable);
      const held = 'statement' in receiver ? receiver.statement : undefined;
      const isRepeating = held !== undefined && draft.length < LIMITS.statements - 4 && context.random.boolean(REPEAT);
      return draft.append({ kind, receiver, key, args: isRepeating ? repeatedArguments(callable, args, held, context) : args });
    }
    case 'getter':
      return draft.append({ kind: 'get', receiver, key });
    case 'setter':
      return draft.append({ kind: 'set', receiver, key, value: options.args?.[0] ?? assigned(callable, context) });
  }
}

/** A plain call; now and then with a receiver of its own, or as the tag of a template. */
function appendCall(callable: CallableDto, context: ValueContext, options: UseOptions): number {
  const { draft, random } = context;
  const args = options.args ?? sampleArguments(callable.parameters, context, callable);
  const callee = { export: callable.path };
  if (options.args === undefined && random.boolean(isTagLike(callable) ? 0.3 : 0.005)) {
    return draft.append({ kind: 'tagged', callee, strings: Array.from({ length: args.length + 1 }, () => sampleText(context)), args });
  }
  return random.boolean(OWN_RECEIVER) ? draft.append({ kind: 'call', callee, args, thisArg: sampleBag(context) }) : draft.append({ kind: 'call', callee, args });
}

/** Tags take a list of strings, then any number of values. */
function isTagLike({ parameters }: CallableDto): boolean {
  const [strings, values] = parameters;
  return parameters.length === 2 && values?.rest === true && /^(?:strings|literals|template|parts)$/i.test(strings?.name ?? '');
}

function assigned(callable: CallableDto, context: ValueContext): ValueTree {
  const [parameter] = callable.parameters;
  return parameter === undefined ? sampleUnknown(context) : sampleValue(parameter.type, context);
}

/** An instance that the draft holds, the latest more often, or a new one. */
function receiverFor(path: readonly string[], context: ValueContext): number {
  const { draft, random } = context;
  const held = heldInstances(path, draft);
  if (held.length > 0 && random.boolean(REUSE_RECEIVER)) return random.pick(held);
  return constructInstance(path, context);
}

/** Awaits promises and drains iterators, because nothing happens in them before. */
function unfold({ async, generator }: CallableDto, index: number, draft: Draft, random: Random): number {
  if (generator && random.boolean(LEFT_TO_RESUME)) return index;
  if (generator) return draft.append({ kind: 'iterate', statement: index, limit: ITEMS, ...(async ? { async } : {}) });
  return async ? draft.append({ kind: 'await', statement: index }) : index;
}
