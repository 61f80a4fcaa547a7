import type { TestCaseDto } from '@auklet/protocol';

/** A short text that is equal for test cases that say the same (a 64-bit hash of their statements). */
export function phenotypeKey({ statements, probe }: TestCaseDto): string {
  const text = JSON.stringify(probe === undefined ? statements : [statements, probe]);
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return `${(low >>> 0).toString(36)}.${(high >>> 0).toString(36)}`;
}
