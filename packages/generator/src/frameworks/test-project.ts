import { findProjectFolder } from './find-installed.ts';
import { type Manifest, manifestsAbove } from './manifests.ts';
import { findTestCommand, type FindProgram, type TestCommand } from './test-command.ts';

/** A project as far as a test framework is concerned. */
export interface TestProject {
  /** Absolute; frameworks run here. */
  readonly folder: string;
  /** How its scripts call the framework; `null` when none does. */
  readonly command: TestCommand | null;
}

/** What shows that a project uses a framework. */
export interface FrameworkSigns {
  readonly packageName: string | null;
  readonly program: FindProgram;
}

/**
 * The nearest project at or above `folder` that uses one of the candidates: first what its scripts call, then what it
 * depends on, each in the order of the candidates.
 */
export function findTestProject<Candidate extends FrameworkSigns>(
  folder: string,
  candidates: readonly Candidate[],
): { readonly candidate: Candidate; readonly project: TestProject } | null {
  for (const { folder: home, manifest } of manifestsAbove(folder)) {
    const called = calledIn(manifest, candidates);
    if (called !== null) return { candidate: called.candidate, project: { folder: home, command: called.command } };
    const declared = { ...manifest.dependencies, ...manifest.devDependencies };
    const candidate = candidates.find(({ packageName }) => packageName !== null && packageName in declared);
    if (candidate !== undefined) return { candidate, project: { folder: home, command: null } };
  }
  return null;
}

/** The project of a folder that no framework has been found for. */
export function plainProject(folder: string): TestProject {
  return { folder: findProjectFolder(folder), command: null };
}

function calledIn<Candidate extends FrameworkSigns>(manifest: Manifest, candidates: readonly Candidate[]): { candidate: Candidate; command: TestCommand } | null {
  for (const script of testScripts(manifest.scripts ?? {})) {
    for (const candidate of candidates) {
      const command = findTestCommand(script, candidate.program);
      if (command !== null) return { candidate, command };
    }
  }
  return null;
}

/** `test` comes first, then what it may be made of. */
function testScripts(scripts: Readonly<Record<string, string>>): string[] {
  const names = Object.keys(scripts).filter((name) => /test|unit|spec/.test(name));
  return names.toSorted((a, b) => Number(b === 'test') - Number(a === 'test')).map((name) => scripts[name] ?? '');
}
