import type { ScopePackage, SourceFile } from './scope.ts';
import { isBuiltin, isRelative, relativeTarget, splitSpecifier } from './specifier.ts';
import type { Violation } from './violation.ts';

/** Sources under a folder of one of these names run beside the subject. */
const CHILD_FOLDERS = /\/(child|remote|hooks)\//;

/** All that may be loaded in a child besides node's own modules and our own light ones. */
const ALLOWED_EXTERNAL = new Set(['flatted']);

export interface ChildSideReport {
  /** How many sources a child can come to load. */
  readonly modules: number;
  readonly violations: readonly Violation[];
}

/** Follows the imports of everything that runs in the child; a schema library or a parser there costs every respawn. */
export function checkChildSide(scope: readonly ScopePackage[]): ChildSideReport {
  const waiting = scope.flatMap((owner) => {
    const sources = owner.sources.filter(({ path }) => CHILD_FOLDERS.test(path));
    return sources.map((source) => ({ owner, source }));
  });
  const seen = new Set(waiting.map(({ source }) => source));
  const violations: Violation[] = [];
  for (const { owner, source } of waiting) {
    for (const site of source.imports.filter(({ typeOnly }) => !typeOnly)) {
      const target = follow(scope, owner, source, site.specifier);
      if (target === 'forbidden') {
        violations.push({ place: `${owner.folder}/${source.path}:${site.line}`, message: `'${site.specifier}' may not be loaded in a child` });
      } else if (target !== 'harmless' && !seen.has(target.source)) {
        seen.add(target.source);
        waiting.push(target);
      }
    }
  }
  return { modules: seen.size, violations };
}

type Target = { owner: ScopePackage; source: SourceFile } | 'harmless' | 'forbidden';

function follow(scope: readonly ScopePackage[], owner: ScopePackage, from: SourceFile, specifier: string): Target {
  if (isBuiltin(specifier)) return 'harmless';
  if (isRelative(specifier)) return locate(owner, relativeTarget(from.path, specifier).replace(/\.js$/, '.ts'));
  const { name, subpath } = splitSpecifier(specifier);
  if (ALLOWED_EXTERNAL.has(name)) return 'harmless';
  const other = scope.find((one) => one.name === name);
  const entry = other?.entries.get(subpath);
  return other === undefined || entry === undefined ? 'forbidden' : locate(other, entry);
}

function locate(owner: ScopePackage, path: string): Target {
  const source = owner.sources.find((one) => one.path === path);
  return source === undefined ? 'harmless' : { owner, source };
}
