import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { importsOf, type ImportSite } from './imports-of.ts';

export interface SourceFile {
  /** Relative to the package's folder, with slashes: `src/index.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportSite[];
}

export interface ScopePackage {
  readonly name: string;
  /** Relative to the repository. */
  readonly folder: string;
  readonly dependencies: readonly string[];
  /** Subpath (`.`, `./schema`) to the source it is built from (`src/schema/index.ts`). */
  readonly entries: ReadonlyMap<string, string>;
  readonly sources: readonly SourceFile[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly exports?: Record<string, string | { readonly default?: string }>;
}

/** Reads every package under `root/packages` with what its sources import. */
export function readScope(root: string): ScopePackage[] {
  const manifests = globSync('packages/*/package.json', { cwd: root }).sort();
  return manifests.map((path) => readPackage(root, path.slice(0, path.lastIndexOf('/'))));
}

function readPackage(root: string, folder: string): ScopePackage {
  const directory = join(root, folder);
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;
  const { dependencies, peerDependencies, optionalDependencies } = manifest;
  return {
    name: manifest.name,
    folder,
    dependencies: Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies }).sort(),
    entries: entriesOf(manifest),
    sources: globSync('src/**/*.ts', { cwd: directory, absolute: true })
      .sort()
      .map((file) => readSource(directory, file)),
  };
}

function readSource(directory: string, file: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  return { path: relative(directory, file).replaceAll('\\', '/'), text, imports: importsOf(text) };
}

function entriesOf(manifest: Manifest): Map<string, string> {
  const entries = new Map<string, string>();
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
    const built = typeof target === 'string' ? target : target.default;
    if (built?.endsWith('.js')) entries.set(subpath, built.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts'));
  }
  return entries;
}
