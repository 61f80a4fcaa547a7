import { AukletError, type ExecutionObserver, type ExecutionResultDto, type MimicDto } from '@auklet/protocol';
import { mimicSchema, validate } from '@auklet/protocol/schema';

const NAME = 'mimics';

/** Says what the mimics of a probe were used as. */
export function mimics(): ExecutionObserver {
  return { remote: { name: NAME, module: new URL('./remote/mimics.js', import.meta.url).href } };
}

/**
 * The mimics of a probe, each after the one that it came from; none of a test that is no probe.
 *
 * @throws AukletError `invalid-dto` when the entry is not one that the remote half writes.
 */
export function mimicsOf(result: ExecutionResultDto): MimicDto[] {
  const text = result.observations[NAME];
  if (text === undefined) return [];
  if (typeof text !== 'string') throw new AukletError('invalid-dto', 'A list of mimics is not a text.');
  const list = parseList(text).map((entry) => validate(mimicSchema, entry, 'A mimic'));
  list.forEach(({ parent }, position) => {
    if (parent !== null && parent >= position) throw new AukletError('invalid-dto', 'A mimic stands before the one that it came from.');
  });
  return list;
}

function parseList(text: string): unknown[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new AukletError('invalid-dto', 'A list of mimics cannot be parsed.', { cause });
  }
  if (!Array.isArray(parsed)) throw new AukletError('invalid-dto', 'A list of mimics is no list.');
  return parsed;
}
