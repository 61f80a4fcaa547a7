import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Resident memory of a process in mebibytes; 0 when it is gone. Linux only, like the rest of this file. */
export function residentMb(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024;
}

/** Those of the processes that still run; one that has ended and was not reaped does not. */
export function aliveOf(pids: Iterable<number>): number[] {
  return [...pids].filter((pid) => /^State:\s+[^ZX]/m.test(read(`/proc/${pid}/status`)));
}

export function openDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

/** Directories that the runs of a process have made. */
export function privateDirectories(pid: number): string[] {
  return ['/dev/shm', tmpdir()].flatMap((parent) => readdirSync(parent).filter((name) => name.startsWith(`auklet-${pid}-`)));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
