import { AukletError, type ExecutionObserver, type ExecutionResultDto } from '@auklet/protocol';

const NAME = 'shapes';

/** What one statement bound, in the notation of TypeScript. */
export interface Shape {
  /** `number`, `string[]`, `{ id: number; tags: Set<string> }`, `Queue`; unions in the order in which they were seen. */
  readonly type: string;
  /** Nothing to tell it from others of its type: `undefined`, `null`, `0`, `NaN`, no characters, no items; or only such parts. */
  readonly isEmpty: boolean;
}

/** Says of what shape each statement's value was. */
export function shapes(): ExecutionObserver {
  return { remote: { name: NAME, module: new URL('./remote/shapes.js', import.meta.url).href } };
}

/**
 * One entry for each statement that completed, in their order; none when the observer did not run.
 *
 * @throws AukletError `invalid-dto` when the entry is not one that the remote half writes.
 */
export function shapesOf(result: ExecutionResultDto): Shape[] {
  const text = result.observations[NAME];
  if (text === undefined) return [];
  if (typeof text !== 'string') throw new AukletError('invalid-dto', 'A list of shapes is not a text.');
  return text.split('\n').map((line) => {
    if (line.length < 2 || (line[0] !== '0' && line[0] !== '1')) throw new AukletError('invalid-dto', 'A list of shapes has a line without a shape.');
    return { type: line.slice(1), isEmpty: line[0] === '0' };
  });
}
