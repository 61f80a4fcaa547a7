import { join } from 'node:path';
import { runProcess, type ProcessResult } from '../../processes/run-process.ts';

const LIMIT = 300_000;

/** Runs a program that the repository has installed. */
export async function runProgram(root: string, program: string, args: readonly string[]): Promise<ProcessResult> {
  return runProcess(join(root, 'node_modules/.bin', program), args, {
    cwd: root,
    limit: LIMIT,
    env: { FORCE_COLOR: '0' },
  });
}

export function outputOf({ stdout, stderr }: ProcessResult): string {
  return `${stdout}\n${stderr}`.trim();
}
