import { AukletError, type ExecutionObserver, type ExecutionResultDto, type ValuesDto } from '@auklet/protocol';
import { readSnapshots } from '@auklet/protocol/schema';
import { decodeValues } from './values-codec.ts';

const NAME = 'values';

/** Records what every statement bound or threw, what it changed, and the calls to synthesised functions. */
export function values(): ExecutionObserver {
  return { remote: { name: NAME, module: new URL('./remote/values.js', import.meta.url).href } };
}

/**
 * What the test showed; `undefined` when the process ended before the test did.
 *
 * @throws AukletError `invalid-dto` when the entry is not one that the remote half writes.
 */
export function valuesOf(result: ExecutionResultDto): ValuesDto | undefined {
  const text = result.observations[NAME];
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw new AukletError('invalid-dto', 'Observed values are not a text.');
  return decodeValues(text, readSnapshots);
}
