const positions = new WeakMap<object, number>();

/** Remembers which mimic of a probe an object is. */
export function markMimic(mimic: object, position: number): void {
  positions.set(mimic, position);
}

/** The position of a mimic among those of its probe; `undefined` for any other value. Touches nothing of the value. */
export function mimicPosition(value: unknown): number | undefined {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isObject ? positions.get(value) : undefined;
}
