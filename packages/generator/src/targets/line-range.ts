import type { LocationDto } from '@auklet/protocol';

/** Lines of a file, counted from 1, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export function startsWithin({ start }: LocationDto, lines: readonly LineRange[]): boolean {
  return lines.some(({ first, last }) => first <= start.line && start.line <= last);
}

/** Whether a place spans a whole range. */
export function encloses({ start, end }: LocationDto, { first, last }: LineRange): boolean {
  return start.line <= first && last <= end.line;
}
