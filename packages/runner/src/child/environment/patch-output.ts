// Runs in the child: may import node builtins and protocol only.
import type { Patches } from './patches.ts';

/** Swallows what the subject prints. The console's arguments are not formatted, so that no getter of theirs runs. */
export function patchOutput(patches: Patches): void {
  const silent = (): void => undefined;
  for (const [name, member] of Object.entries(console)) {
    if (typeof member === 'function' && name !== 'Console') patches.set(console, name, silent);
  }
  for (const stream of [process.stdout, process.stderr]) patches.set(stream, 'write', swallow);
}

function swallow(_chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
  const done = typeof encoding === 'function' ? encoding : callback;
  if (typeof done === 'function') process.nextTick(done as () => void);
  return true;
}
