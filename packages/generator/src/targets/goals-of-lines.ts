import type { FunctionDescriptionDto, ModuleDescriptionDto } from '@auklet/protocol';
import { encloses, type LineRange, startsWithin } from './line-range.ts';

/**
 * The goals that ranges of lines ask for: those that start in them, and, for lines inside a function, its entry and
 * the branches around them.
 */
export function goalsOfLines({ goals, functions, branches }: ModuleDescriptionDto, lines: readonly LineRange[]): ReadonlySet<number> {
  const wanted = new Set(goals.filter(({ location }) => startsWithin(location, lines)).map(({ id }) => id));
  for (const range of lines) {
    const around = innermost(functions, range);
    if (around === null) continue;
    for (const goal of goals) if (goal.kind === 'entry' && goal.function === around.id) wanted.add(goal.id);
    const arms = branches.flatMap((branch) => branch.arms).filter(({ location }) => encloses(location, range) && encloses(around.location, rangeOf(location)));
    for (const goal of arms.flatMap((arm) => arm.goals)) wanted.add(goal);
  }
  return wanted;
}

export function statementsOfLines({ statements }: ModuleDescriptionDto, lines: readonly LineRange[]): ReadonlySet<number> {
  return new Set(statements.flatMap(({ location }, id) => (startsWithin(location, lines) ? [id] : [])));
}

function innermost(functions: readonly FunctionDescriptionDto[], range: LineRange): FunctionDescriptionDto | null {
  const around = functions.filter(({ kind, location }) => kind !== 'module' && encloses(location, range));
  return around.toSorted((a, b) => height(a) - height(b))[0] ?? null;
}

function height({ location: { start, end } }: FunctionDescriptionDto): number {
  return end.line - start.line;
}

function rangeOf({ start, end }: FunctionDescriptionDto['location']): LineRange {
  return { first: start.line, last: end.line };
}
