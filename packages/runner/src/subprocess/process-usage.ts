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
const PAGE_BYTES = 4096;

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
    residentBytes: Number(field(24)) * PAGE_BYTES,
    running: field(3) === 'R' || field(3) === 'D',
  };
}
