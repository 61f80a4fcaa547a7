/** Ranks of the values of both samples together, from 1; equal values share the mean of theirs. Those of `a` come first. */
export function jointRanks(a: readonly number[], b: readonly number[]): number[] {
  const values = [...a, ...b];
  const order = values.map((_, index) => index).sort((i, j) => (values[i] as number) - (values[j] as number));
  const ranks: number[] = new Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1] as number] === values[order[start] as number]) end += 1;
    for (let i = start; i <= end; i++) ranks[order[i] as number] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}
