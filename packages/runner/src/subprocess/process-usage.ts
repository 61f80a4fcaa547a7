import { readFileSync } from 'node:fs';

export interface ProcessUsage {
  /** User and system time since the process started. */
  readonly cpuMs: number;
  readonly residentBytes: number;
  /** On a processor or waiting for one, in contrast to sleeping. */
  readonly running: boolean;
}

/** `USER_HZ`: Linux reports times to user space in hundredths of a second on every architecture Node supports. */
const MS_PER_TICK = 10;

/** What another process uses, or undefined where the system has no /proc or the process is gone. */
export function processUsage(pid: number): ProcessUsage | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
  // Fields after the command, which may contain anything, in parentheses: state is field 3, see proc(5).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): string => fields[number - 3] ?? '';
  return {
    cpuMs: (Number(field(14)) + Number(field(15))) * MS_PER_TICK,
    residentBytes: Number(field(24)) * pageBytes(),
    running: field(3) === 'R' || field(3) === 'D',
  };
}

let knownPageBytes: number | undefined;

/** 4, 16 or 64 KiB: what this process holds in bytes, compared to what it holds in pages. */
function pageBytes(): number {
  knownPageBytes ??= 2 ** Math.round(Math.log2(process.memoryUsage.rss() / Number(readFileSync('/proc/self/statm', 'latin1').split(' ')[1])));
  return knownPageBytes;
}
