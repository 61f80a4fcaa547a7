import { readFileSync } from 'node:fs';
import type { FrameworkName } from '../judge/framework.ts';
import { UsageError } from '../usage-error.ts';

/** A module of a published package, pinned, that the bench generates tests for. */
export interface Subject {
  /** Name on npm. */
  readonly package: string;
  readonly version: string;
  /** The module under test, relative to the package. */
  readonly file: string;
  /** The one its tests are for. Vitest cannot load a module that assigns to `module.exports.default`; node:test can. */
  readonly framework: FrameworkName;
}

const LIST = new URL('../subjects.json', import.meta.url);

/** The pinned subjects; with `names` only those, in that order. */
export function readSubjects(names?: readonly string[]): Subject[] {
  const all = JSON.parse(readFileSync(LIST, 'utf8')) as Subject[];
  if (names === undefined) return all;
  return names.map((name) => {
    const subject = all.find((one) => one.package === name);
    if (subject === undefined) {
      throw new UsageError(`There is no subject '${name}'; there are ${all.map((one) => one.package).join(', ')}.`);
    }
    return subject;
  });
}

/** A name for files and folders: `@scope/name@1.0.0` becomes `scope-name@1.0.0`. */
export function slugOf(subject: Subject): string {
  return `${subject.package.replace('@', '').replace('/', '-')}@${subject.version}`;
}
