import type { FunctionDescriptionDto, ModuleDescriptionDto } from '@auklet/protocol';
import type { CoverageRecord } from './coverage-record.ts';

export interface CoverageCount {
  readonly covered: number;
  readonly total: number;
}

/** Counts as Istanbul makes them, so that they equal what a coverage run of the test suite says. */
export interface CoverageSummary {
  readonly branches: CoverageCount;
  readonly statements: CoverageCount;
  readonly functions: CoverageCount;
  readonly lines: CoverageCount;
}

export function coverageOf(description: ModuleDescriptionDto, record: CoverageRecord): CoverageSummary {
  return {
    branches: branchCoverage(description, record),
    statements: count(description.statements, (_, id) => record.coversStatement(id)),
    functions: functionCoverage(description, record),
    lines: lineCoverage(description, record),
  };
}

/** Every arm of a branch counts. */
function branchCoverage({ branches, goals }: ModuleDescriptionDto, record: CoverageRecord): CoverageCount {
  const arms = branches.flatMap((branch) => branch.arms);
  return count(arms, (arm) => arm.goals.some((id) => record.covers(goals[id] as (typeof goals)[number])));
}

function functionCoverage({ functions, goals }: ModuleDescriptionDto, record: CoverageRecord): CoverageCount {
  const entries = goals.filter((goal) => goal.kind === 'entry' && isCountedFunction(functions[goal.function] as FunctionDescriptionDto));
  return count(entries, (goal) => record.covers(goal));
}

/** Istanbul has no counter for the module, for initialisers and static blocks, nor for private methods. */
export function isCountedFunction({ kind, name }: FunctionDescriptionDto): boolean {
  switch (kind) {
    case 'module':
    case 'field':
    case 'static-block':
      return false;
    case 'method':
    case 'getter':
    case 'setter':
      return !name.startsWith('#');
    default:
      return true;
  }
}

/** A line counts when a statement starts on it, and is covered when any of these is. */
function lineCoverage({ statements }: ModuleDescriptionDto, record: CoverageRecord): CoverageCount {
  const lines = new Map<number, boolean>();
  statements.forEach(({ location }, id) => {
    const { line } = location.start;
    lines.set(line, lines.get(line) === true || record.coversStatement(id));
  });
  return count([...lines.values()], (covered) => covered);
}

function count<T>(items: readonly T[], isCovered: (item: T, index: number) => boolean): CoverageCount {
  return { covered: items.filter(isCovered).length, total: items.length };
}
