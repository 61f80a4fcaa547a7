import type { BehaviourDto, TypeAlternativeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import type { FunctionShape } from './sample-function.ts';
import { sampleAlternative } from './sample-value.ts';
import { deeper, type ValueContext } from './value-context.ts';

const DEEPEST = LIMITS.sampledDepth;
/** Named types may contain themselves. */
const MOST_NAMED = 3;

/** The plainest value of the likeliest alternative: what a person would type first. Unknown slots get a short string, a number, or an object, in turns. */
export function minimalValue(type: TypeDto, context: ValueContext): ValueTree {
  const likeliest = type.alternatives.reduce<TypeAlternativeDto | undefined>((best, one) => (best === undefined || one.weight > best.weight ? one : best), undefined);
  if (likeliest === undefined) return context.random.pick(PLAIN);
  switch (likeliest.kind) {
    case 'string':
      return { kind: 'string', value: 'a' };
    case 'number':
    case 'integer':
      return { kind: 'number', value: 1 };
    case 'boolean':
      return { kind: 'boolean', value: true };
    case 'object':
      return { kind: 'object', properties: likeliest.properties.filter(({ optional }) => !optional).map(({ key, type: inner }) => ({ key, role: 'data', value: minimalInside(inner, context) })) };
    case 'array':
      return { kind: 'array', items: [minimalInside(likeliest.element, context)] };
    case 'tuple':
      return { kind: 'array', items: likeliest.elements.map((element) => minimalInside(element, context)) };
    case 'named':
      return context.depth > MOST_NAMED ? { kind: 'undefined' } : minimalInside(context.draft.cluster.typeNamed(likeliest.index), context);
    case 'function':
      return minimalFunction(likeliest, context);
    default:
      return sampleAlternative(likeliest, context);
  }
}

function minimalInside(type: TypeDto, context: ValueContext): ValueTree {
  return context.depth >= DEEPEST ? { kind: 'undefined' } : minimalValue(type, deeper(context));
}

/** Returns the plainest value that is known to be of use. */
function minimalFunction({ parameters, returns }: FunctionShape, context: ValueContext): ValueTree {
  const plan: BehaviourDto[] = returns.alternatives.length === 0 ? [] : [{ kind: 'return', value: minimalInside(returns, context) }];
  return { kind: 'function', style: 'arrow', arity: parameters.length, plan };
}

const PLAIN: readonly ValueTree[] = [
  { kind: 'string', value: 'a' },
  { kind: 'number', value: 1 },
  { kind: 'object', properties: [] },
  { kind: 'array', items: [] },
  { kind: 'function', style: 'arrow', arity: 0, plan: [] },
];
