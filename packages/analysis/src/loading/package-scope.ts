import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the nearest package.json and what it says. */
export interface PackageScope {
  readonly directory: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

/** Finds the package a file belongs to, as Node does; `null` outside of any. */
export function findPackageScope(file: string): PackageScope | null {
  for (let directory = dirname(file); ; directory = dirname(directory)) {
    const manifestFile = join(directory, 'package.json');
    if (existsSync(manifestFile)) return { directory, manifest: readManifest(manifestFile) };
    if (directory === dirname(directory) || directory.endsWith('node_modules')) return null;
  }
}

/** A manifest that is no JSON object says nothing; Node itself names the fault when it meets it. */
function readManifest(file: string): Record<string, unknown> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
