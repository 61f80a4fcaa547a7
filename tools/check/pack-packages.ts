import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { runProcess } from '../processes/run-process.ts';

/** A package as npm would publish it. */
export interface PackedPackage {
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  readonly tarball: string;
  /** False for a program without importable modules. */
  readonly isLibrary: boolean;
}

const LIMIT = 120_000;

/** Packs every package of the repository into `destination`. */
export async function packPackages(root: string, destination: string): Promise<PackedPackage[]> {
  const { code, stdout, stderr } = await runProcess('npm', ['pack', '--workspaces', '--json', '--pack-destination', destination], {
    cwd: root,
    limit: LIMIT,
  });
  if (code !== 0) throw new Error(`npm pack failed:\n${stderr}`);
  const packed = JSON.parse(stdout) as { name: string; filename: string }[];
  const folders = foldersByName(root);
  return packed.map(({ name, filename }) => {
    const folder = folders.get(name) ?? '';
    return { name, folder, tarball: join(destination, filename), isLibrary: isLibrary(folder) };
  });
}

function foldersByName(root: string): Map<string, string> {
  const manifests = globSync('packages/*/package.json', { cwd: root, absolute: true });
  return new Map(manifests.map((path) => [readManifest(path).name, join(path, '..')]));
}

function isLibrary(folder: string): boolean {
  return Object.keys(readManifest(join(folder, 'package.json')).exports).some((subpath) => subpath !== './package.json');
}

function readManifest(path: string): { name: string; exports: Record<string, unknown> } {
  return JSON.parse(readFileSync(path, 'utf8')) as { name: string; exports: Record<string, unknown> };
}
