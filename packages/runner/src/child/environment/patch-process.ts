// Runs in the child: may import node builtins and protocol only.
import { constants } from 'node:os';
import type { Denials } from './denials.ts';
import { noTarget, textTarget } from './denied-target.ts';
import type { Interruptions } from './interruptions.ts';
import type { Patches } from './patches.ts';

const DENIED = ['_debugEnd', '_debugProcess', 'chdir', 'send', 'disconnect', 'setUncaughtExceptionCaptureCallback', 'setuid', 'setgid', 'seteuid', 'setegid', 'setgroups', 'initgroups'];

type Method = (...args: unknown[]) => unknown;

/** Turns every way to end this process into an outcome, and denies what would outlive a test. */
export function patchProcess(patches: Patches, interruptions: Interruptions, denials: Denials): void {
  const codeBefore = process.exitCode;
  patches.onRestore(() => {
    process.exitCode = codeBefore;
  });
  const exit = (code?: unknown): never => interruptions.raise({ kind: 'exited', code: exitCode(code) });
  patches.set(process, 'exit', exit);
  patches.set(process, 'reallyExit', exit);
  patches.set(process, 'abort', () => interruptions.raise({ kind: 'crashed', signal: 'SIGABRT', code: null }));
  patches.set(process, 'kill', (pid: unknown, signal: unknown = 'SIGTERM') => {
    if (Number(pid) !== process.pid) throw denials.denied('process', 'process.kill', textTarget([pid]));
    const name = signalName(signal);
    return name === null ? true : interruptions.raise({ kind: 'crashed', signal: name, code: null });
  });
  patches.wrap(process, '_kill', (kill: Method) => (pid: unknown, signal: unknown) => {
    if (Number(pid) !== process.pid) throw denials.denied('process', 'process._kill', textTarget([pid]));
    return Reflect.apply(kill, process, [pid, signal]);
  });
  for (const name of DENIED) {
    const targetOf = name === 'send' ? noTarget : textTarget;
    patches.wrap(process, name, () => (...args: unknown[]) => {
      throw denials.denied('process', `process.${name}`, targetOf(args));
    });
  }
}

/** Keeps listeners that the subject did not add out of its reach. */
export function protectListeners(patches: Patches, isProtected: (listener: unknown) => boolean): void {
  const ours = (event: unknown): unknown[] => process.rawListeners(event as string).filter(isProtected);
  for (const name of ['removeListener', 'off']) {
    patches.wrap(process, name, (remove: Method) => (event: unknown, listener: unknown) => (isProtected(listener) ? process : Reflect.apply(remove, process, [event, listener])));
  }
  patches.wrap(process, 'removeAllListeners', (removeAll: Method) => (...args: unknown[]) => {
    const events = args.length === 0 ? process.eventNames() : [args[0]];
    for (const event of events) {
      const kept = ours(event);
      Reflect.apply(removeAll, process, [event]);
      for (const listener of kept) process.on(event as string, listener as () => void);
    }
    return process;
  });
}

function exitCode(code: unknown): number {
  const number = Number(code ?? process.exitCode ?? 0);
  return Number.isInteger(number) ? number : 1;
}

/** `null` for signal 0, which only asks whether the process exists. */
function signalName(signal: unknown): string | null {
  if (signal === 0) return null;
  if (typeof signal === 'string') return signal;
  return Object.entries(constants.signals).find(([, number]) => number === signal)?.[0] ?? String(signal);
}
