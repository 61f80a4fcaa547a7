import type { EdgeTable } from './allowed-edges.ts';
import { checkChildSide } from './check-child-side.ts';
import { checkImports } from './check-imports.ts';
import { checkTable } from './check-table.ts';
import { readScope } from './scope.ts';
import type { Violation } from './violation.ts';

export interface BoundaryReport {
  readonly packages: number;
  readonly sources: number;
  readonly imports: number;
  readonly childModules: number;
  readonly violations: readonly Violation[];
}

/** Checks every package under `root/packages`; having seen nothing is a violation, too. */
export function checkBoundaries(root: string, table: EdgeTable): BoundaryReport {
  const scope = readScope(root);
  const sources = scope.flatMap((one) => one.sources);
  const child = checkChildSide(scope);
  const looked = {
    packages: scope.length,
    sources: sources.length,
    imports: sources.reduce((sum, { imports }) => sum + imports.length, 0),
    childModules: child.modules,
  };
  return { ...looked, violations: [...nothingSeen(looked), ...checkTable(scope, table), ...checkImports(scope, table), ...child.violations] };
}

function nothingSeen(looked: Readonly<Record<string, number>>): Violation[] {
  const empty = Object.entries(looked).filter(([, count]) => count === 0);
  return empty.map(([what]) => ({ place: 'boundaries', message: `no ${what} seen` }));
}
