import { AukletError, type ComparisonDto, type ExecutionObserver, type ExecutionResultDto } from '@auklet/protocol';
import { comparisonSchema, validate } from '@auklet/protocol/schema';
import { readComparisonOptions, type ComparisonOptions } from './comparisons/comparison-options.ts';

const NAME = 'comparisons';

/**
 * An observer that logs both operands of what the predicates of a module compare, at most 8 different
 * comparisons per predicate and test; read them with `comparisonsOf`. Those of `dependencies` come after
 * those of the module and say where they belong.
 */
export function comparisons(options: ComparisonOptions = {}): ExecutionObserver {
  const module = new URL('./remote/comparisons.js', import.meta.url).href;
  return { remote: { name: NAME, module, options: { ...readComparisonOptions({ ...options }) } } };
}

/**
 * What one test compared; nothing when the process ended before it could be written.
 *
 * @throws AukletError `invalid-dto` when the child sent something else.
 */
export function comparisonsOf(result: ExecutionResultDto): ComparisonDto[] {
  const observation = result.observations[NAME];
  if (observation === undefined) return [];
  if (typeof observation !== 'string') throw new AukletError('invalid-dto', 'A comparison log is bytes instead of text.');
  const parsed: unknown = parse(observation);
  if (!Array.isArray(parsed)) throw new AukletError('invalid-dto', 'A comparison log is not a list.');
  return parsed.map((comparison) => validate(comparisonSchema, comparison, 'A comparison'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AukletError('invalid-dto', 'A comparison log is not JSON.', { cause });
  }
}
