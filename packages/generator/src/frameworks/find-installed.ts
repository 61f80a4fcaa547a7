import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of an installed package as code in `folder` would find it, or `null`. */
export function findInstalled(packageName: string, folder: string): string | null {
  return findUpward(folder, (ancestor) => {
    const candidate = join(ancestor, 'node_modules', packageName);
    return existsSync(join(candidate, 'package.json')) ? candidate : null;
  });
}

/** The script that an installed package puts on the command line under a name, by default its own, or `null`. */
export function findProgramOf(packageName: string, folder: string, program: string = packageName): string | null {
  const installed = findInstalled(packageName, folder);
  if (installed === null) return null;
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { bin?: string | Record<string, string> };
  const script = typeof bin === 'string' ? bin : bin?.[program];
  return script === undefined ? null : join(installed, script);
}

/** The nearest folder at or above `folder` that has a `package.json`; `folder` itself when none has. */
export function findProjectFolder(folder: string): string {
  return findUpward(folder, (ancestor) => (existsSync(join(ancestor, 'package.json')) ? ancestor : null)) ?? folder;
}

/** The first answer that is not `null`, asking `folder` and then each folder above it. */
export function findUpward<T>(folder: string, ask: (ancestor: string) => T | null): T | null {
  for (let current = folder; ; current = dirname(current)) {
    const answer = ask(current);
    if (answer !== null) return answer;
    if (dirname(current) === current) return null;
  }
}
