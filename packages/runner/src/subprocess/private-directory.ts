import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'auklet-';
/** Only leftovers older than this are swept: another process namespace may share the directory. */
const LEFTOVER_AGE_MS = 3_600_000;

/** Containers are given little memory for files: with less than this the disk is the better place. */
const ENOUGH_BYTES = 512 * 1024 * 1024;

/** A new directory for this run alone, in memory where the system has such a place and room in it. */
export function createPrivateDirectory(): string {
  const parent = parentDirectory();
  sweep(parent);
  const directory = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  mkdirSync(join(directory, 'pids'));
  return directory;
}

export function removePrivateDirectory(directory: string): void {
  rmSync(directory, { recursive: true, force: true });
}

function parentDirectory(): string {
  const memory = '/dev/shm';
  try {
    accessSync(memory, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize >= ENOUGH_BYTES) return memory;
  } catch {
    // There is no such place.
  }
  return tmpdir();
}

/** Removes what runs left behind whose process is gone. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!(pid > 0) || isAlive(pid)) continue;
    const directory = join(parent, name);
    const state = statSync(directory, { throwIfNoEntry: false });
    const isOurs = state !== undefined && state.uid === process.getuid?.() && Date.now() - state.mtimeMs > LEFTOVER_AGE_MS;
    if (isOurs) removePrivateDirectory(directory);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
