import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gate } from '../gate.ts';

interface LockedPackage {
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type LockedPackages = Readonly<Record<string, LockedPackage>>;

/**
 * Whether `npm ci` accepts the lock on every platform: all dependencies have an entry, those for other platforms
 * included (npm leaves out what the registry at hand does not have), and no entry is tied to one registry.
 */
export function lockGate(root: string): Gate {
  return {
    name: 'lock',
    run: () => {
      const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: LockedPackages };
      const entries = Object.entries(lock.packages);
      const problems = entries.flatMap(([path, entry]) => [...missing(lock.packages, path, entry), ...tied(path, entry)]);
      return Promise.resolve({ looked: entries.length, things: 'entries', problems: problems.join('\n') });
    },
  };
}

function missing(packages: LockedPackages, path: string, entry: LockedPackage): string[] {
  const names = Object.keys({ ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies });
  return names.filter((name) => !isLocked(packages, path, name)).map((name) => `${path}: ${name} has no entry`);
}

/** As Node looks for it: in the package's own `node_modules`, then in those of the folders above. */
function isLocked(packages: LockedPackages, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

function tied(path: string, { link, resolved }: LockedPackage): string[] {
  return link === true || resolved === undefined ? [] : [`${path}: names the address ${resolved}`];
}
