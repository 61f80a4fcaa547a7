import { x } from 'tinyexec';
import type { RunTestFileOptions } from './test-framework.ts';

export interface NodeRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly timedOut: boolean;
}

/** Runs Node with the user's environment in the user's project. */
export async function runNode(args: readonly string[], options: RunTestFileOptions): Promise<NodeRun> {
  const running = x(process.execPath, [...args], {
    timeout: options.timeoutMs,
    nodeOptions: {
      cwd: options.projectFolder,
      env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0', ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  });
  try {
    const { stdout, stderr } = await running;
    return { stdout, stderr, timedOut: running.killed };
  } catch (error) {
    return { stdout: '', stderr: error instanceof Error ? error.message : String(error), timedOut: running.killed };
  }
}

/** The first line that says something, for a one-line error. */
export function firstLine(text: string): string {
  return text.split('\n').map((line) => line.trim()).find((line) => line !== '') ?? 'no output';
}
