import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';

/** Which files a project's test command runs. */
export interface TestFiles {
  /** @param path absolute */
  includes(path: string): boolean;
  /** Absolute folders that its patterns name, where new tests may go. */
  readonly folders: readonly string[];
  /** The patterns, for people. */
  readonly description: string;
}

/** For a command that finds files by their name, wherever they are. */
export const anyTestFile: TestFiles = { includes: () => true, folders: [], description: '*.test.*' };

/** Files that match a glob, relative to `folder` or absolute, and none of the excluded ones. */
export function filesMatching(folder: string, globs: readonly string[], excluded: readonly string[] = []): TestFiles {
  const isIncluded = matcher(folder, globs);
  const isExcluded = matcher(folder, excluded);
  return {
    includes: (path) => isIncluded(path) && !isExcluded(path),
    folders: [...new Set(globs.map((glob) => staticFolder(folder, glob)))],
    description: globs.map((glob) => (isAbsolute(glob) ? posix(relative(folder, glob)) : glob)).join(', '),
  };
}

/** Files that any of several parts of a project runs. */
export function anyOf(parts: readonly TestFiles[]): TestFiles {
  return {
    includes: (path) => parts.some((part) => part.includes(path)),
    folders: [...new Set(parts.flatMap(({ folders }) => folders))],
    description: [...new Set(parts.map(({ description }) => description))].join(', '),
  };
}

function matcher(folder: string, globs: readonly string[]): (path: string) => boolean {
  const resolved = globs.map((glob) => (glob.startsWith('../') ? posix(join(folder, glob)) : glob));
  const isGlobal = picomatch(resolved.filter((glob) => isAbsolute(glob)), { dot: true });
  const isLocal = picomatch(resolved.filter((glob) => !isAbsolute(glob)), { dot: true });
  return (path) => {
    const local = posix(relative(folder, path));
    return isGlobal(posix(path)) || (!local.startsWith('../') && isLocal(local));
  };
}

/** The folder at the start of a glob. */
function staticFolder(folder: string, glob: string): string {
  const { base, isGlob } = picomatch.scan(glob);
  return resolve(folder, !isGlob && extname(base) !== '' ? dirname(base) : base);
}

function posix(path: string): string {
  return path.split(sep).join('/');
}
