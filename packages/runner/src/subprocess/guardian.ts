import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Waits for the end of its standard input, which comes with the end of the main process however that ends, then kills
 * the worker processes that are left and removes the private directory.
 */
const SCRIPT = 'read -r _; for f in "$1"/pids/*; do kill -9 "${f##*/}" 2>/dev/null; done; rm -rf "$1"';

/** Sees to it that no process and no file outlives the main process. A child that spins cannot see to it itself. */
export class Guardian {
  readonly #directory: string;
  readonly #shell: ChildProcess | undefined;

  constructor(directory: string) {
    this.#directory = directory;
    this.#shell = process.platform === 'win32' ? undefined : startShell(directory);
  }

  watch(pid: number): void {
    writeFileSync(this.#fileOf(pid), '');
  }

  forget(pid: number): void {
    rmSync(this.#fileOf(pid), { force: true });
  }

  /** Does its work now. */
  async dismiss(): Promise<void> {
    const shell = this.#shell;
    if (shell === undefined || shell.exitCode !== null) return;
    const gone = new Promise((resolve) => shell.once('close', resolve));
    shell.stdin?.end();
    shell.ref();
    await gone;
  }

  #fileOf(pid: number): string {
    return join(this.#directory, 'pids', String(pid));
  }
}

function startShell(directory: string): ChildProcess {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, 'auklet-guardian', directory], { cwd: '/', detached: true, env: {}, stdio: ['pipe', 'ignore', 'ignore'] });
  shell.once('error', () => undefined);
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  return shell;
}
