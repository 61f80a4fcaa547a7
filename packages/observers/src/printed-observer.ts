import { AukletError, type ExecutionObserver, type ExecutionResultDto, type PrintedDto } from '@auklet/protocol';
import { readSnapshots } from '@auklet/protocol/schema';

const NAME = 'printed';
const METHODS: ReadonlySet<unknown> = new Set(['log', 'info', 'debug', 'warn', 'error']);

/** Records what the subject gave to `console.log`, `info`, `debug`, `warn` and `error` before the last statement ended. */
export function printed(): ExecutionObserver {
  return { remote: { name: NAME, module: new URL('./remote/printed.js', import.meta.url).href } };
}

/**
 * The calls in their order; none when nothing was printed or the observer did not run.
 *
 * @throws AukletError `invalid-dto` when the entry is not one that the remote half writes.
 */
export function printedOf(result: ExecutionResultDto): PrintedDto[] {
  const text = result.observations[NAME];
  if (text === undefined) return [];
  const lineEnd = typeof text === 'string' ? text.indexOf('\n') : -1;
  if (typeof text !== 'string' || lineEnd < 0) throw invalid();
  const args = readSnapshots(text.slice(lineEnd + 1));
  return headsIn(text.slice(0, lineEnd)).map(([statement, method, count]) => {
    if (count > args.length) throw invalid();
    return { statement, method, args: args.splice(0, count) };
  });
}

function headsIn(text: string): [number, PrintedDto['method'], number][] {
  let heads: unknown;
  try {
    heads = JSON.parse(text);
  } catch (cause) {
    throw invalid(cause);
  }
  if (!Array.isArray(heads) || !heads.every(isHead)) throw invalid();
  return heads;
}

function isHead(head: unknown): head is [number, PrintedDto['method'], number] {
  return Array.isArray(head) && head.length === 3 && isCount(head[0]) && METHODS.has(head[1]) && isCount(head[2]);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function invalid(cause?: unknown): AukletError {
  return new AukletError('invalid-dto', 'What was printed is not what its observer writes.', { cause });
}
