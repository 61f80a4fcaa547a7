import { AukletError, type ExecutionObserver, type ExecutionResultDto } from '@auklet/protocol';

const NAME = 'mutants';

/**
 * Runs each test of one batch on the mutant that stands at its position, 0 for the original. The subject must be one
 * that is evaluated anew for every test, because what runs while it is loaded has mutants, too.
 */
export function mutantSwitch(active: readonly number[]): ExecutionObserver {
  return { remote: { name: NAME, module: new URL('./remote/mutant-switch.js', import.meta.url).href, options: [...active] } };
}

/**
 * The mutants at whose places the test or the loading before it came by, ascending; none when the process ended before
 * it could say so.
 *
 * @throws AukletError `invalid-dto` when the child sent something else.
 */
export function reachedMutants(result: ExecutionResultDto): readonly number[] {
  const text = result.observations[NAME];
  if (text === undefined || text === '') return [];
  const ids = typeof text === 'string' ? text.split(' ').map(Number) : [];
  if (ids.length === 0 || ids.some((id) => !Number.isSafeInteger(id) || id < 1)) throw new AukletError('invalid-dto', 'A list of reached mutants is not what its observer writes.');
  return ids;
}
