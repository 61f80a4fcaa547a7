import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProcess, type ProcessResult } from '../../tools/processes/run-process.ts';

export const CLI: string = fileURLToPath(new URL('../../packages/cli/bin/auklet.js', import.meta.url));
const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));
const LIMIT = 180_000;

/** Runs `use` with a copy of the fixture project, far from this repository. */
export async function withProject<T>(use: (project: string) => Promise<T>): Promise<T> {
  const project = mkdtempSync(join(tmpdir(), 'auklet-generate-'));
  try {
    cpSync(FIXTURES, project, { recursive: true });
    return await use(project);
  } finally {
    rmSync(project, { recursive: true });
  }
}

export interface AukletRun extends ProcessResult {
  readonly wallMs: number;
}

/** Runs `auklet generate` in the project's folder, to its own end. */
export async function runAuklet(project: string, args: readonly string[]): Promise<AukletRun> {
  const started = performance.now();
  const result = await runProcess(process.execPath, [CLI, 'generate', ...args], { cwd: project, limit: LIMIT });
  return { ...result, wallMs: performance.now() - started };
}

/** The first target of a JSON report. */
export interface TargetReport {
  readonly outcome: string;
  readonly testFile: string | null;
  readonly tests: number;
  readonly coverage: { readonly branches: { readonly covered: number; readonly total: number } };
  readonly findings: readonly { readonly outcome: string; readonly call: string }[];
  readonly error?: string;
}

export function targetOf({ stdout, stderr }: AukletRun): TargetReport {
  const report = JSON.parse(stdout) as { targets: TargetReport[] };
  const [target] = report.targets;
  if (target === undefined) throw new Error(`The report names no target.\n${stderr}`);
  return target;
}
