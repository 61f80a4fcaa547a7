// Runs in the child: may import node builtins and protocol only.
import { performance } from 'node:perf_hooks';
import type { FakeClock } from './fake-clock.ts';
import type { Patches } from './patches.ts';

/** Replaces `Date`, `performance.now` and `process.hrtime` by readings of a fake clock. */
export function patchTime(patches: Patches, clock: FakeClock): void {
  const today = (): number => clock.epochMs + clock.now;
  const FakeDate = createDate(globalThis.Date, today);
  patches.set(globalThis, 'Date', FakeDate);
  patches.set(FakeDate.prototype, 'constructor', FakeDate);
  patches.set(performance, 'now', () => clock.now);
  patches.set(performance, 'timeOrigin', clock.epochMs);
  const hrtime = (previous?: [number, number]): [number, number] => elapsed(clock.now, previous);
  patches.set(process, 'hrtime', Object.assign(hrtime, { bigint: () => BigInt(Math.round(clock.now * 1e6)) }));
  patches.set(process, 'uptime', () => clock.now / 1_000);
}

/** A constructor that shares the prototype of the real one, so that dates of both are instances of both. */
function createDate(RealDate: DateConstructor, today: () => number): DateConstructor {
  const construct = Reflect.construct;
  function FakeDate(this: unknown, ...args: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(today()).toString();
    return construct(RealDate, args.length === 0 ? [today()] : args, new.target);
  }
  const fake = FakeDate as unknown as DateConstructor;
  Object.defineProperties(fake, {
    name: { value: 'Date' },
    length: { value: 7 },
    prototype: { value: RealDate.prototype },
    now: { value: today, writable: true, configurable: true },
    parse: { value: RealDate.parse, writable: true, configurable: true },
    UTC: { value: RealDate.UTC, writable: true, configurable: true },
  });
  return fake;
}

function elapsed(milliseconds: number, previous: [number, number] = [0, 0]): [number, number] {
  const nanoseconds = Math.round(milliseconds * 1e6) - previous[0] * 1e9 - previous[1];
  const seconds = Math.floor(nanoseconds / 1e9);
  return [seconds, nanoseconds - seconds * 1e9];
}
