import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { runProcess } from '../../tools/processes/run-process.ts';

export const CLI: string = fileURLToPath(new URL('../../packages/cli/bin/auklet.js', import.meta.url));

/** What is read here of a report. */
export interface CliReport {
  readonly targets: readonly { readonly file: string; readonly outcome: string; readonly testFile: string | null; readonly cached?: true; readonly phases: Readonly<Record<string, number>> }[];
}

export interface CliRun {
  readonly wallMs: number;
  readonly report: CliReport;
}

/** An hour. */
const LIMIT = 3_600_000;

/** Runs the command line in a folder; `--json` is among the arguments. */
export async function runCli(cwd: string, args: readonly string[]): Promise<CliRun> {
  const started = performance.now();
  const { stdout, stderr } = await runProcess(process.execPath, [CLI, ...args], { cwd, limit: LIMIT });
  const wallMs = Math.round(performance.now() - started);
  try {
    return { wallMs, report: JSON.parse(stdout) as CliReport };
  } catch (cause) {
    throw new Error(`auklet printed no report: ${stderr.trim()}`, { cause });
  }
}

/** Whether two reports say the same, but for what a clock or a cache says. */
export function areEqual(one: CliReport, other: CliReport): boolean {
  return isDeepStrictEqual(timeless(one), timeless(other));
}

function timeless(report: CliReport): unknown {
  return JSON.parse(JSON.stringify(report, (key, value: unknown) => (TIMES.has(key) ? undefined : value === 'unchanged' ? 'generated' : value)));
}

const TIMES: ReadonlySet<string> = new Set(['phases', 'searchMs', 'milliseconds', 'cached']);
