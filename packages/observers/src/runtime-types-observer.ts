import { AukletError, type ExecutionObserver, type ExecutionResultDto, type RuntimeTypeDto } from '@auklet/protocol';

const NAME = 'runtime-types';

const KINDS: ReadonlySet<string> = new Set<RuntimeTypeDto['kind']>([
  'undefined',
  'null',
  'boolean',
  'number',
  'bigint',
  'string',
  'symbol',
  'function',
  'array',
  'promise',
  'iterator',
  'iterable',
  'async-iterable',
  'object',
  'opaque',
]);

/** Says coarsely what each statement bound; cheap enough to run with every candidate of a search. */
export function runtimeTypes(): ExecutionObserver {
  return { remote: { name: NAME, module: new URL('./remote/runtime-types.js', import.meta.url).href } };
}

/**
 * One entry for each statement that completed, in their order; none when the observer did not run.
 *
 * @throws AukletError `invalid-dto` when the entry is not one that the remote half writes.
 */
export function runtimeTypesOf(result: ExecutionResultDto): RuntimeTypeDto[] {
  const text = result.observations[NAME];
  if (text === undefined || text === '') return [];
  if (typeof text !== 'string') throw new AukletError('invalid-dto', 'A list of runtime types is not a text.');
  return text.split('\n').map(readLine);
}

/** A line is `kind`, `function length members…`, or `kind type members…`, separated by tabs; a getter has `@` before its name. */
function readLine(line: string): RuntimeTypeDto {
  const [kind, detail, ...members] = line.split('\t');
  if (kind === undefined || !KINDS.has(kind)) throw new AukletError('invalid-dto', 'A list of runtime types names an unknown kind.');
  const known = kind as RuntimeTypeDto['kind'];
  if (detail === undefined) return { kind: known };
  return { kind: known, ...(known === 'function' ? { length: readLength(detail) } : { type: detail }), ...readMembers(members) };
}

function readMembers(members: readonly string[]): Pick<RuntimeTypeDto, 'methods' | 'getters'> {
  const methods = members.filter((member) => !member.startsWith('@'));
  const getters = members.filter((member) => member.startsWith('@')).map((member) => member.slice(1));
  return { ...(methods.length === 0 ? {} : { methods }), ...(getters.length === 0 ? {} : { getters }) };
}

function readLength(text: string): number {
  const length = Number(text);
  if (!Number.isSafeInteger(length) || length < 0) throw new AukletError('invalid-dto', 'A list of runtime types has a wrong function length.');
  return length;
}
