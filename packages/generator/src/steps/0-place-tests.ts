import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isUnedited } from '@auklet/render';
import { labelOf } from '../targets/find-targets.ts';
import { chooseFramework } from '../frameworks/choose-framework.ts';
import { findUpward } from '../frameworks/find-installed.ts';
import type { TestFramework } from '../frameworks/test-framework.ts';
import { placeTestFile, type TestFilePlace } from '../files/test-file-path.ts';
import type { ModuleJob } from '../module-job.ts';
import { TargetFailure } from '../target-failure.ts';
import type { PreparedModule } from './1-prepare-module.ts';

/** Where the tests go, how they are written, and what was there before. */
export interface TestPlace extends TestFilePlace {
  readonly framework: TestFramework;
  readonly style: 'esm' | 'cjs';
  readonly language: 'javascript' | 'typescript';
  /** Relative to the working folder, for people. */
  readonly label: string;
  readonly existing: string | null;
  readonly warnings: readonly string[];
}

/**
 * Decides framework, style and file before anything is spent on a search.
 *
 * @throws TargetFailure `protected` when the file is there and a person wrote or edited it.
 */
export function placeTests(prepared: PreparedModule, { target, options, cwd }: ModuleJob): TestPlace {
  const { language, format } = prepared.source;
  const folder = options.out === undefined ? dirname(target.file) : `${cwd}/${options.out}`;
  const { framework, warning } = chooseFramework(options.framework, folder);
  const style = framework.name === 'node' && language === 'javascript' && format === 'commonjs' ? 'cjs' : 'esm';
  const place = placeTestFile(target, options.out ?? null, cwd, {
    language,
    style,
    folderIsModule: isModuleFolder(folder),
    plainExtension: framework.name !== 'node',
    sourceExtension: framework.importsSourceExtension(folder),
  });
  const existing = readExisting(place.path);
  const label = labelOf(place.path, cwd);
  if (existing !== null && !isUnedited(existing)) {
    throw new TargetFailure('protected', `${label} exists and was written or edited by a person; rename it, delete it or choose --out`, { testFile: label });
  }
  return { ...place, framework, style, language, label, existing, warnings: warning === null ? [] : [warning] };
}

function readExisting(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Whether the nearest manifest makes plain `.js` files ES modules. */
function isModuleFolder(folder: string): boolean {
  const type = findUpward(folder, (ancestor) => {
    const text = readExisting(`${ancestor}/package.json`);
    return text === null ? null : { isModule: /"type"\s*:\s*"module"/.test(text) };
  });
  return type?.isModule ?? false;
}
