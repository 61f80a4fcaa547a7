import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { decodeTrace, encodeTrace, isAukletError, type TraceDto } from '@auklet/protocol';

const test = suite('trace');

const trace: TraceDto = {
  predicates: Uint32Array.of(1, 5),
  trueDistances: Float64Array.of(0, 0.25),
  falseDistances: Float64Array.of(0.5, 0),
  blocks: Uint32Array.of(0, 2, 9),
  statements: Uint32Array.of(4),
};

const isInvalid = (error: unknown): boolean => isAukletError(error) && error.code === 'invalid-dto';

test('comes back as it was', () => assert.equal(decodeTrace(encodeTrace(trace)), trace));

test('comes back from the middle of a larger buffer', () => {
  const bytes = encodeTrace(trace);
  for (const offset of [1, 4, 8]) {
    const larger = new Uint8Array(bytes.length + 16);
    larger.set(bytes, offset);
    assert.equal(decodeTrace(larger.subarray(offset, offset + bytes.length)), trace);
  }
});

test('is refused when it is cut or padded', () => {
  const bytes = encodeTrace(trace);
  for (let length = 0; length < bytes.length; length++) assert.throws(() => decodeTrace(bytes.slice(0, length)), isInvalid);
  assert.throws(() => decodeTrace(Uint8Array.from([...bytes, 0])), isInvalid);
});

test('is refused when ids are out of order', () => {
  assert.throws(() => decodeTrace(encodeTrace({ ...trace, blocks: Uint32Array.of(0, 9, 2) })), isInvalid);
  assert.throws(() => decodeTrace(encodeTrace({ ...trace, statements: Uint32Array.of(4, 4) })), isInvalid);
});

for (const distance of [-0.1, 1, Number.NaN, Number.POSITIVE_INFINITY]) {
  test(`is refused with a distance of ${distance}`, () => {
    assert.throws(() => decodeTrace(encodeTrace({ ...trace, trueDistances: Float64Array.of(0, distance) })), isInvalid);
  });
}

test.run();
