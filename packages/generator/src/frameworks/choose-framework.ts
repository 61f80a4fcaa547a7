import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AukletError } from '@auklet/protocol';
import type { FrameworkChoice } from '../options/generate-options.ts';
import { findUpward } from './find-installed.ts';
import { nodeFramework } from './node-framework.ts';
import type { TestFramework } from './test-framework.ts';
import { vitestFramework } from './vitest-framework.ts';

const FRAMEWORKS: readonly TestFramework[] = [vitestFramework, nodeFramework];

/** What a project's test script or manifest names, in the order of preference. */
const SIGNS: readonly (readonly [name: string, inScript: RegExp, packageName: string])[] = [
  ['vitest', /\bvitest\b/, 'vitest'],
  ['jest', /\bjest\b/, 'jest'],
  ['mocha', /\bmocha\b/, 'mocha'],
  ['uvu', /\buvu\b/, 'uvu'],
  ['node', /\bnode\b.*\s--test\b/, 'node:test'],
];

export interface ChosenFramework {
  readonly framework: TestFramework;
  /** What the user should know about the choice, in one line. */
  readonly warning: string | null;
}

/**
 * The framework that the user asked for, or the one that the project of `folder` uses.
 *
 * @throws AukletError `usage` when the user asked for one that Auklet cannot write for.
 */
export function chooseFramework(choice: FrameworkChoice, folder: string): ChosenFramework {
  if (choice !== 'auto') return { framework: supported(choice), warning: null };
  const detected = findUpward(folder, detectIn) ?? 'node';
  const framework = FRAMEWORKS.find(({ name }) => name === detected);
  if (framework !== undefined) return { framework, warning: null };
  return { framework: nodeFramework, warning: `the project uses ${detected}, for which Auklet writes no tests yet; wrote them for node:test` };
}

function supported(name: string): TestFramework {
  const framework = FRAMEWORKS.find((candidate) => candidate.name === name);
  if (framework !== undefined) return framework;
  throw new AukletError('usage', `--framework ${name}: not supported yet; choose ${FRAMEWORKS.map((known) => known.name).join(' or ')}`);
}

function detectIn(folder: string): string | null {
  const manifest = readManifest(join(folder, 'package.json'));
  if (manifest === null) return null;
  const script = manifest.scripts?.['test'] ?? '';
  const declared = { ...manifest.dependencies, ...manifest.devDependencies };
  const sign = SIGNS.find(([, inScript]) => inScript.test(script)) ?? SIGNS.find(([, , packageName]) => packageName in declared);
  return sign?.[0] ?? null;
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function readManifest(file: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  } catch {
    return null;
  }
}
