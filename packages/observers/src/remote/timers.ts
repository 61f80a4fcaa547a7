// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import type { RemoteObserver } from '@auklet/protocol';

/** Reads at the end of a test what it had to do with timers. */
export default function createTimersObserver(): RemoteObserver {
  let seen: string | undefined;
  return {
    afterTestCase(_outcome, { timers: { awaitedMs, pendingMs } }) {
      seen = awaitedMs === 0 && pendingMs === 0 ? undefined : `${awaitedMs} ${pendingMs}`;
    },
    collect: () => seen,
  };
}
