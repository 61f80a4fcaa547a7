import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { AukletError } from '@auklet/protocol';
import { EXIT, SIGNAL_EXIT } from '../exit-code.ts';
import { sandboxArguments, type SandboxOptions } from './sandbox-arguments.ts';

const PROGRAM = 'bwrap';

/**
 * Runs this very command line once more, inside bubblewrap, and returns its exit code.
 *
 * @throws AukletError `usage` when there is no bubblewrap, or the system does not let it work.
 */
export async function runSandboxed(options: SandboxOptions): Promise<number> {
  const words = sandboxArguments(options);
  assertUsable();
  // In a session of its own it has no terminal to write commands to, so signals are passed on by hand.
  const sandbox = spawn(PROGRAM, [...words, process.execPath, ...process.execArgv, ...process.argv.slice(1)], { stdio: ['inherit', 'inherit', 'inherit', 'pipe'], detached: true });
  const inner = processInside(sandbox);
  const passOn = (signal: NodeJS.Signals): void => void inner.then((pid) => process.kill(pid ?? (sandbox.pid as number), signal)).catch(() => undefined);
  const signals = Object.keys(SIGNAL_EXIT) as NodeJS.Signals[];
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await new Promise<number>((resolve, reject) => {
      sandbox.once('error', (cause) => reject(new AukletError('usage', `--sandbox: bubblewrap cannot be started: ${cause.message}`, { cause })));
      sandbox.once('close', (code, signal) => resolve(code ?? SIGNAL_EXIT[signal as keyof typeof SIGNAL_EXIT] ?? EXIT.internal));
    });
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

function assertUsable(): void {
  const { error, status, stderr } = spawnSync(PROGRAM, ['--unshare-all', '--ro-bind', '/', '/', 'true'], { encoding: 'utf8' });
  if (error !== undefined) throw new AukletError('usage', '--sandbox needs bubblewrap (bwrap), which is not installed; install the package bubblewrap');
  if (status !== 0) throw new AukletError('usage', `--sandbox: bubblewrap does not work on this system: ${stderr.trim().split('\n')[0]}`);
}

/** Its process id as seen from here; `null` when it never started. */
async function processInside(sandbox: ChildProcess): Promise<number | null> {
  let text = '';
  for await (const chunk of sandbox.stdio[3] as AsyncIterable<Buffer>) text += chunk.toString();
  const pid: unknown = /"child-pid":\s*(\d+)/.exec(text)?.[1];
  return pid === undefined ? null : Number(pid);
}
