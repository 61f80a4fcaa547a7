import type { PropertyKeyDto } from '@auklet/protocol';

/** A property key as text; well-known symbols cannot be mistaken for strings. */
export function keyText(key: PropertyKeyDto): string {
  return typeof key === 'string' ? key : `@@${key.symbol}`;
}
