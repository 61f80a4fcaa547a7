import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import picomatch from 'picomatch';

/** The part of a `package.json` that is read here. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  /** `module` when plain `.js` files are ES modules. */
  readonly type?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  /** Configuration of Babel. */
  readonly babel?: unknown;
  /** Subpath imports. */
  readonly imports?: Readonly<Record<string, unknown>>;
  readonly workspaces?: string[] | { readonly packages?: string[] };
}

export interface FoundManifest {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * The manifests that speak for what is in `folder`, the nearest first. Those above a named package only do when
 * they have it for a workspace.
 */
export function manifestsAbove(folder: string): readonly FoundManifest[] {
  const found: FoundManifest[] = [];
  for (let current = folder; ; current = dirname(current)) {
    const manifest = readManifest(join(current, 'package.json'));
    const own = found.find((one) => one.manifest.name !== undefined);
    if (manifest !== null && (own === undefined || hasWorkspace(current, manifest, own.folder))) found.push({ folder: current, manifest });
    if (dirname(current) === current) return found;
  }
}

/** pnpm keeps its globs in a file of its own; that it is there says enough. */
function hasWorkspace(root: string, { workspaces = [] }: Manifest, folder: string): boolean {
  const globs = Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []);
  const includes = picomatch(globs.map((glob) => glob.replace(/^\.\//, '').replace(/\/$/, '')));
  return includes(relative(root, folder).split(sep).join('/')) || existsSync(join(root, 'pnpm-workspace.yaml'));
}

/** `null` where there is none that can be read. */
export function readManifest(file: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch {
    return null;
  }
}
