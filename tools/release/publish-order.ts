import { allowedEdges, type EdgeTable } from '../boundaries/allowed-edges.ts';

/** Names of the packages, each after everything that it depends on, so that whatever is published can be installed. */
export function publishOrder(table: EdgeTable = allowedEdges): readonly string[] {
  return Object.entries(table)
    .toSorted(([a, { layer: first }], [b, { layer: second }]) => first - second || (a < b ? -1 : 1))
    .map(([name]) => name);
}
