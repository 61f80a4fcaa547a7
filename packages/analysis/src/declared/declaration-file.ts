import { existsSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { findPackageScope, type PackageScope } from '../loading/package-scope.ts';

const DECLARATION_EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.d.ts'],
  '.jsx': ['.d.ts'],
  '.mjs': ['.d.mts', '.d.ts'],
  '.cjs': ['.d.cts', '.d.ts'],
};

/**
 * The declaration file of a JavaScript module: beside it, or where its package says that the types of this
 * file are (`exports`, `types`, `typings`), or in the `@types` package installed for it.
 */
export function findDeclarationFile(file: string): string | undefined {
  const stem = file.slice(0, -extname(file).length);
  const sibling = (DECLARATION_EXTENSIONS[extname(file)] ?? []).map((extension) => stem + extension).find(existsSync);
  if (sibling !== undefined) return sibling;
  const scope = findPackageScope(file);
  if (scope === null) return undefined;
  return declaredInExports(file, scope) ?? declaredForMain(file, scope) ?? definitelyTyped(file, scope);
}

/** A `types` condition that stands beside a condition which leads to the file. */
function declaredInExports(file: string, { directory, manifest }: PackageScope): string | undefined {
  const search = (target: unknown, types: string | undefined): string | undefined => {
    if (typeof target === 'string') return resolve(directory, target) === file ? types : undefined;
    if (typeof target !== 'object' || target === null) return undefined;
    const conditions = target as Record<string, unknown>;
    const own = typeof conditions['types'] === 'string' ? conditions['types'] : types;
    for (const next of Object.values(conditions)) {
      const found = search(next, own);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return existing(directory, search(manifest['exports'], undefined));
}

function declaredForMain(file: string, { directory, manifest }: PackageScope): string | undefined {
  const types = manifest['types'] ?? manifest['typings'];
  return isMain(file, directory, manifest) && typeof types === 'string' ? existing(directory, types) : undefined;
}

function isMain(file: string, directory: string, manifest: Readonly<Record<string, unknown>>): boolean {
  const mains = [manifest['main'], manifest['module'], manifest['exports'], 'index.js'].filter((main) => typeof main === 'string');
  const withoutExtension = (path: string): string => path.replace(/(?:\/index)?\.[cm]?js$/, '').replace(/\/index$/, '');
  return mains.some((main) => withoutExtension(resolve(directory, main)) === withoutExtension(file));
}

function existing(directory: string, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const full = resolve(directory, path);
  return [full, `${full}.d.ts`, join(full, 'index.d.ts')].find((candidate) => /\.d\.[cm]?ts$/.test(candidate) && existsSync(candidate));
}

/** `@types/name`, in any `node_modules` folder above the package. */
function definitelyTyped(file: string, scope: PackageScope): string | undefined {
  const { name } = scope.manifest;
  if (typeof name !== 'string') return undefined;
  const folder = name.startsWith('@') ? name.slice(1).replace('/', '__') : name;
  const inPackage = isMain(file, scope.directory, scope.manifest) ? 'index' : relative(scope.directory, file).slice(0, -extname(file).length);
  const candidates = [inPackage, join(inPackage, 'index')].map((path) => join('node_modules', '@types', folder, `${path.split(sep).join('/')}.d.ts`));
  for (let directory = scope.directory; ; directory = dirname(directory)) {
    const found = basename(directory) === 'node_modules' ? undefined : candidates.map((candidate) => join(directory, candidate)).find(existsSync);
    if (found !== undefined) return found;
    if (directory === dirname(directory)) return undefined;
  }
}
