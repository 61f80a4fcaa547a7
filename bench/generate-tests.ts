import { fileURLToPath } from 'node:url';
import { runProcess } from '../tools/processes/run-process.ts';
import type { Subject } from './subjects/subject.ts';

const CLI = fileURLToPath(new URL('../packages/cli/bin/auklet.js', import.meta.url));

const DEFAULT_LIMIT = 300_000;

/** The part of the CLI's JSON report that the bench reads. */
export interface TargetReport {
  readonly outcome: string;
  /** Relative to the folder in which the CLI ran. */
  readonly testFile: string | null;
  readonly tests: number;
  readonly coverage: { readonly branches: { readonly covered: number; readonly total: number } };
  /** Covered mutants, and how many of them the tests notice; absent when none was made. */
  readonly mutation?: { readonly killed: number; readonly covered: number };
  readonly executions: number;
  readonly searchMs: number;
  /** Milliseconds of each phase that was gone through. */
  readonly phases: Readonly<Partial<Record<'read' | 'search' | 'minimise' | 'assert' | 'hunt' | 'verify' | 'reproduce', number>>>;
  readonly findings: readonly unknown[];
  readonly error?: string;
}

export interface Generation {
  readonly exitCode: number | null;
  readonly wallMs: number;
  readonly target: TargetReport | null;
  /** Why there is no report. */
  readonly error?: string;
}

/** Runs the CLI as a user does, in the project's folder; `limit` in milliseconds is for the process as a whole. */
export async function generateTests(
  project: string,
  { file, framework }: Subject,
  flags: readonly string[],
  limit: number = DEFAULT_LIMIT,
): Promise<Generation> {
  const started = performance.now();
  const args = [CLI, 'generate', file, '--framework', framework, '--json', '--no-cache', ...flags];
  const { code, timedOut, stdout, stderr } = await runProcess(process.execPath, args, { cwd: project, limit });
  const run = { exitCode: code, wallMs: Math.round(performance.now() - started) };
  const target = timedOut ? null : firstTarget(stdout);
  if (target !== null) return { ...run, target };
  return { ...run, target, error: timedOut ? 'did not end by itself and was killed' : stderr.trim() };
}

function firstTarget(stdout: string): TargetReport | null {
  try {
    return (JSON.parse(stdout) as { targets: TargetReport[] }).targets[0] ?? null;
  } catch {
    return null;
  }
}
