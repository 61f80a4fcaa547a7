import type { FrameworkName } from '@auklet/render';
import type { FrameworkChoice } from '../options/generate-options.ts';
import { openJest } from './jest-framework.ts';
import { openMocha } from './mocha-framework.ts';
import { openNode } from './node-framework.ts';
import type { TestFramework } from './test-framework.ts';
import { findTestProject, type FrameworkSigns, plainProject, type TestProject } from './test-project.ts';
import { openUvu } from './uvu-framework.ts';
import { openVitest } from './vitest-framework.ts';

interface KnownFramework extends FrameworkSigns {
  readonly name: FrameworkName;
  open(project: TestProject): TestFramework | Promise<TestFramework>;
}

/** In the order of preference, when a project shows signs of several. */
const FRAMEWORKS: readonly KnownFramework[] = [
  { name: 'vitest', packageName: 'vitest', program: called(/(?:^|[\\/])vitest(?:\.mjs)?$/), open: openVitest },
  { name: 'jest', packageName: 'jest', program: called(/(?:^|[\\/])jest(?:\.js)?$/), open: openJest },
  { name: 'mocha', packageName: 'mocha', program: called(/(?:^|[\\/])_?mocha(?:\.[cm]?js)?$/), open: openMocha },
  { name: 'uvu', packageName: 'uvu', program: called(/(?:^|[\\/])uvu(?:[\\/]bin\.js)?$/), open: openUvu },
  { name: 'node', packageName: null, program: (words) => (words.includes('--test') ? called(/(?:^|[\\/])(?:node|tsx)$/)(words) : -1), open: openNode },
];

const NODE = FRAMEWORKS.at(-1) as KnownFramework;

/** The framework that the user asked for, or the one that the project of `folder` uses; node:test when it uses none. */
export async function chooseFramework(choice: FrameworkChoice, folder: string): Promise<TestFramework> {
  const candidates = choice === 'auto' ? FRAMEWORKS : FRAMEWORKS.filter(({ name }) => name === choice);
  const found = findTestProject(folder, candidates);
  if (found !== null) return found.candidate.open(found.project);
  const [asked] = choice === 'auto' ? [] : candidates;
  return (asked ?? NODE).open(plainProject(folder));
}

/** The name of the framework that the project of `folder` uses, as far as its manifests say; nothing is run. */
export function findFramework(folder: string): FrameworkName | null {
  return findTestProject(folder, FRAMEWORKS)?.candidate.name ?? null;
}

function called(program: RegExp): FrameworkSigns['program'] {
  return (words) => words.findIndex((word) => program.test(word));
}
