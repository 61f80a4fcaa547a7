import type { ObjectiveMatrix } from './objective-matrix.ts';

/**
 * How seldom a row's strengths are within a front, in [0, 1): the fast ε-dominance assignment (Köppen and Yoshida
 * 2007, as used by Panichella et al. 2015). A row that is alone in being best for some goal is worth most.
 */
export function crowdingDistances({ columns, values }: ObjectiveMatrix, front: readonly number[]): Float64Array {
  const distances = new Float64Array(front.length);
  for (let column = 0; column < columns; column++) {
    let least = Infinity;
    let most = -Infinity;
    let leastCount = 0;
    for (const row of front) {
      const value = values[row * columns + column] as number;
      if (value < least) leastCount = 0;
      least = Math.min(least, value);
      most = Math.max(most, value);
      if (value === least) leastCount += 1;
    }
    if (least === most) continue;
    const distance = (front.length - leastCount) / front.length;
    for (let i = 0; i < front.length; i++) {
      if (values[(front[i] as number) * columns + column] === least) distances[i] = Math.max(distances[i] as number, distance);
    }
  }
  return distances;
}
