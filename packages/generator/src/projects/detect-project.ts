import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameworkName } from '@auklet/render';
import { findFramework } from '../frameworks/choose-framework.ts';
import { findInstalled, findProjectFolder } from '../frameworks/find-installed.ts';
import { readManifest } from '../frameworks/manifests.ts';

/** What can be seen of a project without running anything in it. */
export interface DetectedProject {
  /** Absolute; the nearest folder with a `package.json`. */
  readonly folder: string;
  /** `null` when no script calls one and no manifest depends on one. */
  readonly framework: FrameworkName | null;
  readonly language: 'javascript' | 'typescript';
  /** Whether plain `.js` files are ES modules. */
  readonly isModule: boolean;
  /** Folders with sources, relative; `.` when none of the usual ones is there. */
  readonly sources: readonly string[];
  /** Whether the project has Auklet among its own packages. */
  readonly hasAuklet: boolean;
}

const SOURCE_FOLDERS = ['src', 'lib', 'source', 'app', 'packages'] as const;

/** @param cwd a folder of the project */
export function detectProject(cwd: string): DetectedProject {
  const folder = findProjectFolder(cwd);
  const manifest = readManifest(join(folder, 'package.json')) ?? {};
  const sources = SOURCE_FOLDERS.filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true);
  const declared = { ...manifest.dependencies, ...manifest.devDependencies };
  return {
    folder,
    framework: findFramework(folder),
    language: existsSync(join(folder, 'tsconfig.json')) || 'typescript' in declared ? 'typescript' : 'javascript',
    isModule: manifest.type === 'module',
    sources: sources.length === 0 ? ['.'] : sources,
    hasAuklet: findInstalled('auklet', folder) !== null,
  };
}
