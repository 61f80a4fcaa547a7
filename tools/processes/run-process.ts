import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ProcessOptions {
  readonly cwd: string;
  /** Milliseconds, after which the process and all that it started are killed. */
  readonly limit: number;
  readonly env?: Readonly<Record<string, string>>;
}

export interface ProcessResult {
  /** `null` when a signal ended it. */
  readonly code: number | null;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a process group of its own, to its end. */
export async function runProcess(program: string, args: readonly string[], options: ProcessOptions): Promise<ProcessResult> {
  const env = { ...process.env, ...options.env };
  const child = spawn(program, args, { cwd: options.cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    killGroup(child.pid);
  }, options.limit);
  const interrupt = (): void => {
    killGroup(child.pid);
    process.exit(130);
  };
  process.once('SIGINT', interrupt);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, timedOut, stdout, stderr };
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupt);
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
