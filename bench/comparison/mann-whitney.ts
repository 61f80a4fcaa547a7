import { jointRanks } from './ranks.ts';

/**
 * Two-sided p-value of the Mann–Whitney U test, exact with and without ties: the part of all ways to deal the ranks to the
 * two samples in which the rank sum of the first is at least as far from its mean as the one observed.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): number {
  // Twice the rank is an integer even among ties.
  const doubled = jointRanks(a, b).map((rank) => Math.round(2 * rank));
  const observed = doubled.slice(0, a.length).reduce((sum, rank) => sum + rank, 0);
  const mean = a.length * (a.length + b.length + 1);
  const ways = waysToReach(doubled, a.length);
  let all = 0;
  let extreme = 0;
  ways.forEach((count, sum) => {
    all += count;
    if (Math.abs(sum - mean) >= Math.abs(observed - mean)) extreme += count;
  });
  return extreme / all;
}

/** Index: a sum; value: how many subsets of `size` ranks have it. */
function waysToReach(ranks: readonly number[], size: number): readonly number[] {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Array<number>(most + 1).fill(0));
  (ways[0] as number[])[0] = 1;
  ranks.forEach((rank, position) => {
    for (let count = Math.min(size, position + 1); count > 0; count--) {
      const [fewer, now] = [ways[count - 1] as number[], ways[count] as number[]];
      for (let sum = most; sum >= rank; sum--) now[sum] = (now[sum] as number) + (fewer[sum - rank] as number);
    }
  });
  return ways[size] as number[];
}
