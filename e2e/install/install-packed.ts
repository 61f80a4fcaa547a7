import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../../tools/processes/run-process.ts';
import type { PackedPackage } from '../../tools/check/pack-packages.ts';

const LIMIT = 180_000;

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Installs packages from their tarballs into the empty folder `directory`, as a user gets them; what they need of
 * our own scope comes from tarballs as well, everything else from npm.
 */
export async function installPacked(names: readonly string[], packed: readonly PackedPackage[], directory: string): Promise<void> {
  const needed = withOwnDependencies(names, packed);
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const tarballs = packed.filter(({ name }) => needed.has(name)).map(({ tarball }) => tarball);
  const args = ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', ...tarballs];
  const { code, stderr } = await runProcess('npm', args, { cwd: directory, limit: LIMIT });
  if (code !== 0) throw new Error(`npm could not install ${names.join(', ')}:\n${stderr}`);
}

/** The names of all packages that are installed in `directory`, sorted. */
export function installedIn(directory: string): string[] {
  const lock = JSON.parse(readFileSync(join(directory, 'node_modules/.package-lock.json'), 'utf8')) as { packages: object };
  return Object.keys(lock.packages)
    .map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .sort();
}

function withOwnDependencies(names: readonly string[], packed: readonly PackedPackage[]): Set<string> {
  const needed = new Set(names);
  for (const name of needed) {
    const folder = packed.find((one) => one.name === name)?.folder;
    if (folder === undefined) throw new Error(`There is no package ${name}.`);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      if (packed.some((one) => one.name === dependency)) needed.add(dependency);
    }
  }
  return needed;
}
