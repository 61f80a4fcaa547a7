import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DeathCause } from '../src/subprocess/death.ts';
import { Watchdog } from '../src/subprocess/watchdog.ts';
import type { Worker } from '../src/subprocess/worker.ts';

const test = suite('watchdog');

/** No process has so high a number, so that nothing is known of what it uses, as on a system without /proc. */
const UNKNOWN_PID = 2 ** 30;
const LIMITS = { cpuMs: 100, wallMs: 200, loadMs: 1_000, memoryMb: 64, testsPerProcess: 10, turns: 10 };

test('the clock alone ends a process of which the system tells nothing', async () => {
  const workers: Worker[] = [];
  const watchdog = new Watchdog(LIMITS, () => workers);
  const killed = new Promise<DeathCause>((resolve) => {
    const process = { pid: UNKNOWN_PID, journal: { size: 0 }, kill: resolve };
    workers.push({ dead: false, ready: true, inFlight: 1, currentJob: undefined, process } as unknown as Worker);
  });
  watchdog.wake();
  try {
    assert.equal(await killed, { kind: 'watchdog', budget: 'wall' });
  } finally {
    watchdog.stop();
  }
});

test.run();
