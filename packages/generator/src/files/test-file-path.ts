import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { findProjectFolder } from '../frameworks/find-installed.ts';
import type { TestFiles } from '../frameworks/test-files.ts';
import type { TestConventions } from '../frameworks/test-framework.ts';
import type { Target } from '../targets/find-targets.ts';

export interface TestFilePlace {
  /** Absolute path of the test file. */
  readonly path: string;
  /** How the test file names the module under test. */
  readonly importSpecifier: string;
  /** Whether the project's test command runs the file. */
  readonly isFound: boolean;
}

/**
 * `src/queue.ts` is tested by `src/queue.auklet.test.ts`; where the project's test command does not look there, by a
 * file of that name where it does. `out` overrules that.
 */
export function placeTestFile(target: Target, out: string | null, cwd: string, testFiles: TestFiles, { extension, importExtension }: TestConventions): TestFilePlace {
  const { file, base } = target;
  const places = out === null ? placesBeside(file, testFiles) : [join(resolve(cwd, out, relative(base, dirname(file))), moduleName(file))];
  const candidates = places.flatMap((place) => ['test', 'spec'].map((kind) => `${place}.auklet.${kind}${extension}`));
  const found = candidates.find((path) => testFiles.includes(path));
  const path = found ?? (candidates[0] as string);
  return { path, importSpecifier: specifierTo(file, dirname(path), importExtension), isFound: found !== undefined };
}

/** The test file that the user named. */
export function placeInto({ file }: Target, path: string, testFiles: TestFiles, { importExtension }: TestConventions): TestFilePlace {
  return { path, importSpecifier: specifierTo(file, dirname(path), importExtension), isFound: testFiles.includes(path) };
}

/** Paths without extension: beside the module, then in the folders for tests, with the module's own folders and without. */
function placesBeside(file: string, { folders }: TestFiles): string[] {
  const project = findProjectFolder(dirname(file));
  const path = relative(project, join(dirname(file), moduleName(file))).split(sep);
  const inner = path.length > 1 && SOURCE_FOLDERS.has(path[0] as string) ? path.slice(1) : path;
  const homes = [...folders, ...TEST_FOLDERS.map((name) => join(project, name))];
  const beside = join(dirname(file), moduleName(file));
  return [beside, join(dirname(file), '__tests__', moduleName(file)), ...homes.flatMap((home) => [join(home, ...inner), join(home, inner.join('-'))])];
}

const SOURCE_FOLDERS: ReadonlySet<string> = new Set(['src', 'lib', 'source']);
const TEST_FOLDERS = ['test', 'tests', '__tests__', 'spec'] as const;

function moduleName(file: string): string {
  return basename(file, extname(file));
}

function specifierTo(file: string, folder: string, importExtension: TestConventions['importExtension']): string {
  const path = relative(folder, file).split(sep).join('/');
  const named = path.startsWith('.') ? path : `./${path}`;
  if (importExtension === 'source') return named;
  return named.replace(/\.(c|m|)tsx?$/, (_extension, kind: string) => (importExtension === 'none' && kind === '' ? '' : `.${kind}js`));
}
