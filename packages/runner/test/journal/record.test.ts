import { type ExecutionResultDto, isAukletError } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
// The records are no part of the package's interface, so this test reaches into what ships.
import { readRecord } from '../../dist/journal/record-reader.js';
import { RecordWriter } from '../../dist/journal/record-writer.js';
import { CHECKSUM_AT, checksum, HEADER_BYTES, RecordKind } from '../../dist/journal/record.js';

const test = suite('journal records');
const names = ['trace', 'values', 'odd'];

const results: readonly ExecutionResultDto[] = [
  { version: 1, index: 0, outcome: { kind: 'returned' }, observations: {} },
  { version: 1, index: 7, outcome: { kind: 'returned' }, observations: { trace: Uint8Array.from({ length: 333 }, (_, k) => k), values: '[["1"],{"kind":"2"},"undefined"]' } },
  { version: 1, index: 35, outcome: { kind: 'threw', statement: 2, error: { type: 'TypeError', isError: true, message: 'ünï\ud83d\ude00' } }, observations: { odd: 'lone \ud800', values: '' } },
  { version: 1, index: 9, outcome: { kind: 'crashed', statement: 0, signal: 'SIGSEGV', code: null, frame: 'main' }, observations: { trace: new Uint8Array(0) } },
];

function written(result: ExecutionResultDto): Buffer {
  const writer = new RecordWriter();
  assert.ok(writer.result(3, result, names));
  return Buffer.from(writer.bytes);
}

const read = (bytes: Buffer) => readRecord(bytes, 0, 0, () => names);

test('come back as they were written', () => {
  for (const result of results) assert.equal(read(written(result))?.record, { kind: 'result', batch: 3, result });
  const writer = new RecordWriter();
  writer.event(RecordKind.loading, 0);
  writer.marker(5, 12, -1);
  writer.event(RecordKind.sound, 5);
  const bytes = Buffer.from(writer.bytes);
  const records = [];
  for (let start = 0, sequence = 0; start < bytes.length; sequence++) {
    const next = readRecord(bytes, start, sequence, () => names);
    records.push(next?.record);
    start = next?.end ?? bytes.length;
  }
  assert.equal(records, [{ kind: 'loading', batch: 0 }, { kind: 'marker', batch: 5, index: 12, statement: -1 }, { kind: 'sound', batch: 5 }]);
});

test('that are cut off are not complete, wherever the cut is', () => {
  for (const result of results) {
    const bytes = written(result);
    for (let length = 0; length < bytes.length; length++) assert.is(read(bytes.subarray(0, length)), undefined);
  }
});

test('out of sequence are refused', () => {
  assert.throws(() => readRecord(written(results[0] as ExecutionResultDto), 0, 1, () => names), /out of sequence/);
});

test('larger than a record may be are not written', () => {
  const writer = new RecordWriter();
  assert.not(writer.result(1, { version: 1, index: 0, outcome: { kind: 'returned' }, observations: { trace: new Uint8Array(70_000_000) } }, names));
  assert.is(writer.bytes.length, 0);
});

/** Numerical Recipes' linear congruential generator: the same mutations in every run. */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutated(original: Buffer, below: (limit: number) => number): Buffer {
  const bytes = Buffer.from(original);
  const at = below(bytes.length);
  switch (below(6)) {
    case 0:
      bytes[at] = (bytes[at] as number) ^ (1 << below(8));
      return bytes;
    case 1:
      for (let k = below(8); k >= 0; k--) bytes[below(bytes.length)] = below(256);
      return bytes;
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + below(16)))]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(Array.from({ length: 1 + below(16) }, () => below(256))), bytes.subarray(at)]);
    case 4:
      bytes.writeUInt32LE([0, 1, 8, 0x7fff_ffff, 0xffff_ffff, below(2 ** 32)][below(6)] as number, 4 * below(bytes.length >> 2));
      return bytes;
    default:
      bytes.copyWithin(at, below(bytes.length), below(bytes.length));
      return bytes;
  }
}

test('100,000 mutated ones are refused with a code, incomplete, or equal to the original', () => {
  const below = sequence(1);
  const originals = results.map(written);
  for (let k = 0; k < 100_000; k++) {
    const which = below(originals.length);
    const bytes = mutated(originals[which] as Buffer, below);
    try {
      const next = read(bytes);
      if (next !== undefined) assert.equal(next.record, { kind: 'result', batch: 3, result: results[which] });
    } catch (error) {
      if (!isAukletError(error)) throw error;
      assert.is(error.code, 'invalid-dto');
    }
  }
});

test('20,000 forged ones, checksum and all, are refused with a code or fit the schema', () => {
  const below = sequence(2);
  const originals = results.map(written);
  let accepted = 0;
  for (let k = 0; k < 20_000; k++) {
    const bytes = mutated(originals[below(originals.length)] as Buffer, below);
    if (bytes.length < HEADER_BYTES) continue;
    bytes.writeUInt32LE(checksum(bytes), CHECKSUM_AT);
    try {
      if (read(bytes) !== undefined) accepted++;
    } catch (error) {
      if (!isAukletError(error)) throw error;
      assert.is(error.code, 'invalid-dto');
    }
  }
  assert.ok(accepted > 100);
});

test.run();
