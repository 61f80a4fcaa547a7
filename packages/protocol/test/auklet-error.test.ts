import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { AukletError, isAukletError, markedPosition, positionMarker } from '@auklet/protocol';

const test = suite('protocol');

test('an error is known by its brand, not by its class', () => {
  const error = new AukletError('closed', 'The executor is closed.', { cause: 1 });
  assert.ok(isAukletError(error));
  assert.is(error.code, 'closed');
  assert.is(error.cause, 1);
  assert.ok(isAukletError({ [Symbol.for('auklet.error')]: true }));
  for (const other of [new Error('closed'), null, undefined, 'closed', {}]) assert.not(isAukletError(other));
});

test('the brand does not show', () => assert.equal(Object.keys(new AukletError('usage', '')), ['code', 'name']));

test('the outermost function has the least position', () => {
  const mark = (line: number, column: number): string => `/*${positionMarker({ line, column })}*/`;
  assert.equal(markedPosition(`(a = () => {${mark(2, 9)}}) => {${mark(2, 4)} () => {${mark(10, 0)}} }`), { line: 2, column: 4 });
  assert.is(markedPosition('function () { [native code] }'), null);
});

test.run();
