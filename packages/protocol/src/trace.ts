import { AukletError } from './auklet-error.ts';

/**
 * What one test did in instrumented code, sparse and sorted by id.
 *
 * `trueDistances[k]` and `falseDistances[k]` are the least distances in [0, 1) of predicate `predicates[k]`
 * over all its evaluations; 0 means that the outcome occurred.
 */
export interface TraceDto {
  readonly predicates: Uint32Array;
  readonly trueDistances: Float64Array;
  readonly falseDistances: Float64Array;
  /** Blocks entered. */
  readonly blocks: Uint32Array;
  /** Statements begun. */
  readonly statements: Uint32Array;
}

const MAGIC = 0x31525441; // "ATR1", little endian
const HEADER_BYTES = 16;

/** Bytes: magic, three counts (u32), predicate ids, block ids, statement ids (u32), padding to 8, distances (f64). */
export function encodeTrace(trace: TraceDto): Uint8Array {
  const { predicates, blocks, statements } = trace;
  const distancesAt = distancesOffset(predicates.length, blocks.length, statements.length);
  const buffer = new ArrayBuffer(distancesAt + predicates.length * 16);
  const words = new Uint32Array(buffer, 0, distancesAt >> 2);
  words.set([MAGIC, predicates.length, blocks.length, statements.length]);
  words.set(predicates, 4);
  words.set(blocks, 4 + predicates.length);
  words.set(statements, 4 + predicates.length + blocks.length);
  const distances = new Float64Array(buffer, distancesAt);
  distances.set(trace.trueDistances, 0);
  distances.set(trace.falseDistances, predicates.length);
  return new Uint8Array(buffer);
}

/** @throws AukletError `invalid-dto` when header, length, id order or a distance is wrong. */
export function decodeTrace(bytes: Uint8Array): TraceDto {
  if (bytes.byteLength < HEADER_BYTES) throw invalid('is shorter than its header');
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  const [magic, predicateCount, blockCount, statementCount] = new Uint32Array(buffer, byteOffset, 4) as unknown as [number, number, number, number];
  if (magic !== MAGIC) throw invalid('has a wrong header');
  const distancesAt = distancesOffset(predicateCount, blockCount, statementCount);
  if (byteLength !== distancesAt + predicateCount * 16) throw invalid('has a wrong length');
  const ids = (from: number, count: number) => ascending(new Uint32Array(buffer, byteOffset + HEADER_BYTES + from * 4, count));
  const distances = (from: number) => withinUnit(new Float64Array(buffer, byteOffset + distancesAt + from * 8, predicateCount));
  return {
    predicates: ids(0, predicateCount),
    blocks: ids(predicateCount, blockCount),
    statements: ids(predicateCount + blockCount, statementCount),
    trueDistances: distances(0),
    falseDistances: distances(predicateCount),
  };
}

function distancesOffset(predicates: number, blocks: number, statements: number): number {
  const end = HEADER_BYTES + (predicates + blocks + statements) * 4;
  return Math.ceil(end / 8) * 8;
}

function ascending(ids: Uint32Array): Uint32Array {
  for (let i = 1; i < ids.length; i++) {
    if ((ids[i] as number) <= (ids[i - 1] as number)) throw invalid('has ids out of order');
  }
  return ids;
}

function withinUnit(distances: Float64Array): Float64Array {
  for (const distance of distances) {
    if (!(distance >= 0 && distance < 1)) throw invalid('has a distance outside [0, 1)');
  }
  return distances;
}

function invalid(what: string): AukletError {
  return new AukletError('invalid-dto', `A trace ${what}.`);
}
