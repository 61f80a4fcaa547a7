import { classesOfEqualRows, type ObjectiveMatrix } from './objective-matrix.ts';

/**
 * Splits rows into fronts: no row is dominated by one of its own or a later front (Deb et al. 2002). Equal rows are
 * compared once. When `enough` rows are placed, all that are left share one last front.
 */
export function nonDominatedFronts(matrix: ObjectiveMatrix, enough: number): readonly (readonly number[])[] {
  const classes = classesOfEqualRows(matrix);
  const members = membersByClass(classes);
  const fronts: number[][] = [];
  let left = members.map((_, index) => index);
  let placed = 0;
  while (left.length > 0) {
    const minimal = placed >= enough ? left : minimalClasses(left, members, matrix);
    const chosen = new Set(minimal);
    const front = minimal.flatMap((index) => members[index] as number[]).sort((a, b) => a - b);
    fronts.push(front);
    placed += front.length;
    left = left.filter((index) => !chosen.has(index));
  }
  return fronts;
}

function membersByClass(classes: Int32Array): number[][] {
  const members: number[][] = [];
  classes.forEach((index, row) => {
    const rows = members[index];
    if (rows === undefined) members[index] = [row];
    else rows.push(row);
  });
  return members;
}

function minimalClasses(candidates: readonly number[], members: readonly number[][], matrix: ObjectiveMatrix): number[] {
  const rowOf = (index: number) => (members[index] as number[])[0] as number;
  return candidates.filter((index) => !candidates.some((other) => other !== index && dominates(matrix, rowOf(other), rowOf(index))));
}

/** True when row `a` is nowhere worse than row `b` and somewhere better. */
export function dominates({ columns, values }: ObjectiveMatrix, a: number, b: number): boolean {
  let better = false;
  for (let column = 0; column < columns; column++) {
    const difference = (values[a * columns + column] as number) - (values[b * columns + column] as number);
    if (difference > 0) return false;
    if (difference < 0) better = true;
  }
  return better;
}
