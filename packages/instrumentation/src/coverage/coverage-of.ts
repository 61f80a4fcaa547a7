import type { FunctionDescriptionDto, LocationDto, ModuleDescriptionDto } from '@auklet/protocol';
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

type Within = (location: LocationDto) => boolean;

/** @param within whether a place counts; by default all do */
export function coverageOf(description: ModuleDescriptionDto, record: CoverageRecord, within: Within = () => true): CoverageSummary {
  return {
    branches: branchCoverage(description, record, within),
    statements: statementCoverage(description, record, within),
    functions: functionCoverage(description, record, within),
    lines: lineCoverage(description, record, within),
  };
}

/** Every arm of a branch counts. */
function branchCoverage({ branches, goals }: ModuleDescriptionDto, record: CoverageRecord, within: Within): CoverageCount {
  const arms = branches.flatMap((branch) => branch.arms).filter(({ location }) => within(location));
  return count(arms, (arm) => arm.goals.some((id) => record.covers(goals[id] as (typeof goals)[number])));
}

function statementCoverage({ statements }: ModuleDescriptionDto, record: CoverageRecord, within: Within): CoverageCount {
  const hits = statements.flatMap(({ location }, id) => (within(location) ? [record.coversStatement(id)] : []));
  return count(hits, (isHit) => isHit);
}

function functionCoverage({ functions, goals }: ModuleDescriptionDto, record: CoverageRecord, within: Within): CoverageCount {
  const entries = goals.filter((goal) => goal.kind === 'entry' && within(goal.location) && isCountedFunction(functions[goal.function] as FunctionDescriptionDto));
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
function lineCoverage({ statements }: ModuleDescriptionDto, record: CoverageRecord, within: Within): CoverageCount {
  const lines = new Map<number, boolean>();
  statements.forEach(({ location }, id) => {
    if (!within(location)) return;
    const { line } = location.start;
    lines.set(line, lines.get(line) === true || record.coversStatement(id));
  });
  return count([...lines.values()], (covered) => covered);
}

function count<T>(items: readonly T[], isCovered: (item: T) => boolean): CoverageCount {
  return { covered: items.filter((item) => isCovered(item)).length, total: items.length };
}
