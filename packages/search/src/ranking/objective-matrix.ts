import type { Individual } from '../individual.ts';

/** Fitness of each individual (row) for each goal (column), without the goals in which all rows are equal. */
export interface ObjectiveMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function objectiveMatrix(individuals: readonly Individual<unknown>[], goals: readonly number[]): ObjectiveMatrix {
  const telling = goals.filter((goal) => tellsApart(individuals, goal));
  const columns = telling.length;
  const values = new Float64Array(individuals.length * columns);
  for (let row = 0; row < individuals.length; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = (individuals[row] as Individual<unknown>).fitness(telling[column] as number);
    }
  }
  return { rows: individuals.length, columns, values };
}

function tellsApart(individuals: readonly Individual<unknown>[], goal: number): boolean {
  const first = individuals[0]?.fitness(goal);
  return individuals.some((individual) => individual.fitness(goal) !== first);
}

/** Gives rows with the same values the same class, numbered by first appearance. */
export function classesOfEqualRows({ rows, columns, values }: ObjectiveMatrix): Int32Array {
  const classes = new Int32Array(rows);
  const byHash = new Map<number, number[]>();
  const bits = new Uint32Array(values.buffer);
  let classCount = 0;
  for (let row = 0; row < rows; row++) {
    const hash = hashWords(bits, row * columns * 2, columns * 2);
    const candidates = byHash.get(hash) ?? [];
    const twin = candidates.find((other) => equalRows(values, columns, row, other));
    classes[row] = twin === undefined ? classCount++ : (classes[twin] as number);
    if (twin === undefined) byHash.set(hash, [...candidates, row]);
  }
  return classes;
}

function hashWords(words: Uint32Array, from: number, count: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + count; i++) hash = Math.imul(hash ^ (words[i] as number), 0x01000193) ^ (hash >>> 15);
  return hash;
}

function equalRows(values: Float64Array, columns: number, a: number, b: number): boolean {
  for (let column = 0; column < columns; column++) {
    if (values[a * columns + column] !== values[b * columns + column]) return false;
  }
  return true;
}
