import { dirname, resolve } from 'node:path';
import { AukletError } from '@auklet/protocol';
import { holdsOtherSubjects, isUnedited, ownership } from '@auklet/render';
import { readIfThere } from '../files/read-if-there.ts';
import { placeInto, placeTestFile, type TestFilePlace } from '../files/test-file-path.ts';
import { chooseFramework } from '../frameworks/choose-framework.ts';
import type { TestFramework } from '../frameworks/test-framework.ts';
import type { ModuleJob } from '../module-job.ts';
import { TargetFailure } from '../target-failure.ts';
import { labelOf } from '../targets/find-targets.ts';
import type { PreparedModule } from './1-prepare-module.ts';

/** Where the tests go, how they are written, and what was there before. */
export interface TestPlace extends TestFilePlace {
  readonly framework: TestFramework;
  readonly style: 'esm' | 'cjs';
  readonly language: 'javascript' | 'typescript';
  /** Relative to the working folder, for people. */
  readonly label: string;
  readonly existing: string | null;
  /** Whether the file holds more than the tests of this run: those of a person, of other modules, or of the rest of this one. */
  readonly isShared: boolean;
  /** Whether only a part of the module is tested, so that tests of the rest stay. */
  readonly isNarrowed: boolean;
  readonly warnings: readonly string[];
}

/**
 * Decides framework, style and file before anything is spent on a search.
 *
 * @throws TargetFailure `protected` when the file is there and a person wrote it, unless `into` names it.
 */
export async function placeTests({ source }: PreparedModule, { target, options, cwd }: ModuleJob): Promise<TestPlace> {
  const { language, format } = source;
  const folder = options.out === undefined ? dirname(target.file) : resolve(cwd, options.out);
  const framework = await chooseFramework(options.framework, folder);
  const relativeImports = Object.keys(source.resolutions).filter((specifier) => specifier.startsWith('.'));
  const conventions = framework.conventions({ file: target.file, language, format, relativeImports }, folder);
  const place = options.into === undefined ? placeTestFile(target, options.out ?? null, cwd, framework.testFiles, conventions) : placeInto(target, resolve(cwd, options.into), framework.testFiles, conventions);
  const label = labelOf(place.path, cwd);
  const existing = readIfThere(place.path, label);
  if (options.into !== undefined && existing === null) throw new AukletError('usage', `--into ${options.into}: there is no such file`);
  if (existing !== null && options.into === undefined && ownership(existing) === 'foreign') {
    throw new TargetFailure('protected', `${label} exists and was written by a person; rename it, choose --out, or add to it with --into ${label}`, { testFile: label });
  }
  const isNarrowed = target.exportName !== null || target.lines !== null;
  const isShared = existing !== null && (!isUnedited(existing) || isNarrowed || holdsOtherSubjects(existing, place.importSpecifier));
  const style = options.into === undefined || existing === null ? conventions.style : styleOf(existing);
  const warnings = place.isFound ? [] : [`the project's test command runs ${framework.testFiles.description}, which leaves ${label} out`];
  return { ...place, framework, style, language, label, existing, isShared, isNarrowed, warnings };
}

function styleOf(text: string): TestPlace['style'] {
  return /^import\b/m.test(text) || !/\brequire\(/.test(text) ? 'esm' : 'cjs';
}
