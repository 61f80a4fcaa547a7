import type { AllowedEdges, EdgeTable } from './allowed-edges.ts';
import { impuritiesOf } from './impurities-of.ts';
import type { ImportSite } from './imports-of.ts';
import type { ScopePackage, SourceFile } from './scope.ts';
import { isBuiltin, isRelative, relativeTarget, splitSpecifier } from './specifier.ts';
import type { Violation } from './violation.ts';

/** Every import of every source against the manifest and the table. */
export function checkImports(scope: readonly ScopePackage[], table: EdgeTable): Violation[] {
  return scope.flatMap((one) => one.sources.flatMap((source) => checkSource(one, source, table[one.name])));
}

function checkSource(owner: ScopePackage, source: SourceFile, edges: AllowedEdges | undefined): Violation[] {
  const place = `${owner.folder}/${source.path}`;
  const violations = source.imports.flatMap((site) => {
    const message = importFault(owner, source, site, edges);
    return message === null ? [] : [{ place: `${place}:${site.line}`, message }];
  });
  if (edges?.pure !== true) return violations;
  const impure = impuritiesOf(source.text).map(({ text, line }) => ({
    place: `${place}:${line}`,
    message: `${owner.name} is pure and may not use ${text}`,
  }));
  return [...violations, ...impure];
}

/** Files beside a package's sources that are published with it. */
const PUBLISHED_DATA: ReadonlySet<string> = new Set(['package.json', 'schema.json']);

function importFault(owner: ScopePackage, source: SourceFile, { specifier }: ImportSite, edges?: AllowedEdges): string | null {
  if (isRelative(specifier)) {
    const target = relativeTarget(source.path, specifier);
    return target.startsWith('src/') || PUBLISHED_DATA.has(target) ? null : `'${specifier}' leaves the package's sources`;
  }
  if (isBuiltin(specifier)) return edges?.pure === true ? `${owner.name} is pure and may not import '${specifier}'` : null;
  const { name } = splitSpecifier(specifier);
  if (!owner.dependencies.includes(name)) return `'${specifier}' is not a dependency of ${owner.name}`;
  const allowed = edges !== undefined && (edges.internal.includes(name) || edges.external.includes(name));
  return allowed ? null : `the table does not allow ${owner.name} -> ${name}`;
}
