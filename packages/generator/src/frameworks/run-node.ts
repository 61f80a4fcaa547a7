import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { x } from 'tinyexec';

export interface RunNodeOptions {
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly environment?: Readonly<Record<string, string>> | undefined;
}

export interface NodeRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** Windows has no process groups; there a new session would be a new window. */
const HAS_GROUPS = process.platform !== 'win32';

/**
 * Runs Node with the user's environment in the user's project, in a process group of its own: a signal from the terminal
 * ends the search, not what verifies its tests.
 */
export async function runNode(args: readonly string[], { cwd, timeoutMs, environment }: RunNodeOptions): Promise<NodeRun> {
  const running = x(process.execPath, [...args], {
    timeout: timeoutMs,
    nodeOptions: {
      cwd,
      detached: HAS_GROUPS,
      env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  });
  const end = (): void => endGroup(running.pid);
  process.once('exit', end);
  try {
    const { stdout, stderr } = await running;
    return { stdout, stderr, timedOut: running.killed };
  } catch (error) {
    return { stdout: '', stderr: error instanceof Error ? error.message : String(error), timedOut: running.killed };
  } finally {
    process.off('exit', end);
    if (running.killed) end();
  }
}

/** The processes that it started included. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined || !HAS_GROUPS) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}

/** What Node wrote to the report file; `report` is `null` when it wrote none in time. */
export interface ReportingRun extends NodeRun {
  readonly report: unknown;
}

/** Runs Node with arguments that make it write a JSON report to a file. */
export async function runNodeReporting(argsFor: (reportFile: string) => readonly string[] | Promise<readonly string[]>, options: RunNodeOptions): Promise<ReportingRun> {
  const scratch = await mkdtemp(join(tmpdir(), 'auklet-report-'));
  try {
    const reportFile = join(scratch, 'report.json');
    const run = await runNode(await argsFor(reportFile), options);
    return { ...run, report: run.timedOut ? null : await readReport(reportFile) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** A process that dies may leave no report, or half of one. */
async function readReport(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return null;
  }
}

/** The first line that names an error, or else says something, for a one-line error; frames and bullets around it say nothing. */
export function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.find((line) => /^\w*Error(?: \[\w+\])?: /.test(line)) ?? lines.find((line) => line !== '' && !line.startsWith('●')) ?? 'no output';
}
