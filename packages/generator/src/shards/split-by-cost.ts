/** One module and what it costs, in whatever unit all of them share. */
export interface Costed {
  readonly label: string;
  readonly cost: number;
}

/**
 * Which of `count` shards each module belongs to, from 0: the most expensive first, each to the shard that has least to do
 * (longest processing time first: at most a third more than the best split, Graham 1969). The order of modules does not
 * matter.
 */
export function splitByCost(modules: readonly Costed[], count: number): readonly number[] {
  const loads = Array.from({ length: count }, () => 0);
  const shards = modules.map(() => 0);
  const order = modules.map((_, position) => position).sort((a, b) => compare(modules[a] as Costed, modules[b] as Costed));
  for (const position of order) {
    const shard = loads.indexOf(Math.min(...loads));
    loads[shard] = (loads[shard] as number) + (modules[position] as Costed).cost;
    shards[position] = shard;
  }
  return shards;
}

function compare(a: Costed, b: Costed): number {
  if (a.cost !== b.cost) return b.cost - a.cost;
  return a.label < b.label ? -1 : Number(a.label > b.label);
}
