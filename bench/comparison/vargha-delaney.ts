import { jointRanks } from './ranks.ts';

/**
 * How likely a value of `a` is to be larger than one of `b`, ties counting half (Vargha and Delaney 2000, Â12): ½ is no
 * difference; 0.56, 0.64 and 0.71 are where small, medium and large effects begin.
 */
export function varghaDelaney(a: readonly number[], b: readonly number[]): number {
  const rankSum = jointRanks(a, b)
    .slice(0, a.length)
    .reduce((sum, rank) => sum + rank, 0);
  return (rankSum / a.length - (a.length + 1) / 2) / b.length;
}
