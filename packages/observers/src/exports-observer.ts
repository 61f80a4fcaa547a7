import { AukletError, type ExecutionObserver, type ExecutionResultDto, type ExportDto } from '@auklet/protocol';
import { exportSchema, validate } from '@auklet/protocol/schema';

const NAME = 'exports';

/** Describes what loading the subject made reachable; an empty test case is enough to run it. */
export function exportsObserver(): ExecutionObserver {
  return { remote: { name: NAME, module: new URL('./remote/exports.js', import.meta.url).href } };
}

/**
 * The subject's functions, classes and values, each once, under the shortest path that leads to it.
 *
 * @throws AukletError `invalid-dto` when the entry does not fit its schema, or when the observer did not run.
 */
export function exportsOf(result: ExecutionResultDto): ExportDto[] {
  const text = result.observations[NAME];
  if (typeof text !== 'string') throw new AukletError('invalid-dto', 'The result has no description of exports.');
  return parseList(text).map((entry) => validate(exportSchema, entry, 'An export description'));
}

function parseList(text: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new AukletError('invalid-dto', 'A description of exports cannot be parsed.', { cause });
  }
  if (!Array.isArray(parsed)) throw new AukletError('invalid-dto', 'A description of exports is not a list.');
  return parsed;
}
