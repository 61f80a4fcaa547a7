const LONGEST = 200;

/** The number and its neighbours on both sides. */
export function around(number: number): readonly number[] {
  if (!Number.isFinite(number)) return [number];
  return Number.isInteger(number) ? [number, number + 1, number - 1] : [number, number * 1.01, number * 0.99];
}

/** Whether a text or list may be that long. */
export function isLength(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= LONGEST;
}
