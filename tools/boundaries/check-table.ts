import type { EdgeTable } from './allowed-edges.ts';
import type { ScopePackage } from './scope.ts';
import type { Violation } from './violation.ts';

/** The table against itself (layers, weights) and against the manifests, in both directions. */
export function checkTable(scope: readonly ScopePackage[], table: EdgeTable): Violation[] {
  const names = new Set(scope.map(({ name }) => name));
  const missing = Object.keys(table).filter((name) => !names.has(name));
  return [
    ...missing.map((name) => ({ place: 'table', message: `${name} has no folder in packages` })),
    ...Object.keys(table).flatMap((name) => checkLayers(name, table)),
    ...scope.flatMap((one) => checkManifest(one, table)),
  ];
}

function checkLayers(name: string, table: EdgeTable): Violation[] {
  const own = table[name];
  if (own === undefined) return [];
  return own.internal.flatMap((target) => {
    const other = table[target];
    if (other === undefined) return [{ place: 'table', message: `${name} -> ${target}: no such package` }];
    if (other.layer >= own.layer) return [{ place: 'table', message: `${name} -> ${target} does not point to a lower layer` }];
    if (own.weight === 'light' && other.weight === 'heavy') {
      return [{ place: 'table', message: `${name} is light and may not depend on heavy ${target}` }];
    }
    return [];
  });
}

function checkManifest(one: ScopePackage, table: EdgeTable): Violation[] {
  const place = `${one.folder}/package.json`;
  const own = table[one.name];
  if (own === undefined) return [{ place, message: `${one.name} is not in the table of allowed edges` }];
  const allowed = [...own.internal, ...own.external];
  const surplus = one.dependencies.filter((dependency) => !allowed.includes(dependency));
  const stale = allowed.filter((dependency) => !one.dependencies.includes(dependency));
  return [
    ...surplus.map((dependency) => ({ place, message: `the table does not allow ${one.name} -> ${dependency}` })),
    ...stale.map((dependency) => ({ place, message: `the table allows ${one.name} -> ${dependency}, which is not declared` })),
  ];
}
