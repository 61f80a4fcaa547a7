/** 128 bits that name a stream: what a seed and its labels hash to. */
export type StreamKey = readonly [number, number, number, number];

const ROOT: StreamKey = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x452821e6];

/** The key of `label` below `parent`; numbers and strings never collide by construction of their tags. */
export function childKey(label: number | string, parent: StreamKey = ROOT): StreamKey {
  let key = absorb(parent, typeof label === 'number' ? 1 : 2);
  for (const word of wordsOf(label)) key = absorb(key, word);
  return finish(key);
}

function wordsOf(label: number | string): readonly number[] {
  if (typeof label === 'string') return [label.length, ...Array.from({ length: label.length }, (_, i) => label.charCodeAt(i))];
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, label);
  return [bits.getUint32(0), bits.getUint32(4)];
}

/** One round of four multiply-and-rotate lanes, each fed by its neighbour (the constants are those of MurmurHash3). */
function absorb([a, b, c, d]: StreamKey, word: number): StreamKey {
  const nextA = (Math.imul(rotate(a ^ word, 15), 0x239b961b) + b) | 0;
  const nextB = (Math.imul(rotate(b ^ word, 17), 0xab0e9789) + c) | 0;
  const nextC = (Math.imul(rotate(c ^ word, 16), 0x38b34ae5) + d) | 0;
  const nextD = (Math.imul(rotate(d ^ word, 18), 0xa1e38b93) + nextA) | 0;
  return [nextA, nextB, nextC, nextD];
}

function finish([a, b, c, d]: StreamKey): StreamKey {
  const sum = (a + b + c + d) | 0;
  return [avalanche(a + sum), avalanche(b + sum), avalanche(c + sum), avalanche(d + sum)];
}

function avalanche(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
