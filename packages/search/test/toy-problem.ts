import { independentGoals, type Evaluation, type Problem } from '@auklet/search';

/** Four integers; each goal wants one of them to be a certain number, and fitness says how far away it is. */
export function toyProblem(targets: readonly number[]): Problem<readonly number[]> & { readonly batches: number[] } {
  const batches: number[] = [];
  return {
    batches,
    goals: independentGoals(targets.length),
    sample: (random) => targets.map(() => random.int(-100, 100)),
    mutate: (parent, random) => {
      const position = random.int(0, parent.length - 1);
      return parent.map((value, i) => (i === position ? value + random.pick([-10, -1, 1, 10]) : value));
    },
    crossover: (a, b, random) => {
      const cut = random.int(0, a.length);
      return [
        [...a.slice(0, cut), ...b.slice(cut)],
        [...b.slice(0, cut), ...a.slice(cut)],
      ];
    },
    evaluate: async (batch) => {
      batches.push(batch.length);
      return batch.map((numbers) => evaluate(numbers, targets));
    },
    size: (numbers) => numbers.reduce((sum, value) => sum + Math.abs(value), 0),
    key: (numbers) => numbers.join(),
  };
}

function evaluate(numbers: readonly number[], targets: readonly number[]): Evaluation {
  const fitness = (goal: number) => Math.abs((numbers[goal] as number) - (targets[goal] as number));
  return { covered: targets.map((_, goal) => goal).filter((goal) => fitness(goal) === 0), fitness, failing: false, cost: 1 };
}
