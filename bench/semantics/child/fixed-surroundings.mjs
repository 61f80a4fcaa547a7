import { webcrypto } from 'node:crypto';

const NOW = 1_700_000_000_000;

/** Fixes time, silences the console and seeds randomness; returns a function that seeds it anew. */
export function fixSurroundings(seed) {
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, type) => Reflect.construct(target, args.length === 0 ? [NOW] : args, type),
    apply: () => new RealDate(NOW).toString(),
    get: (target, key, receiver) => (key === 'now' ? () => NOW : Reflect.get(target, key, receiver)),
  });
  performance.now = () => 0;
  for (const method of ['log', 'warn', 'error', 'info', 'debug', 'trace']) console[method] = () => {};
  process.on('unhandledRejection', () => {});
  process.on('uncaughtException', () => {});
  webcrypto.getRandomValues = (array) => array.fill(7);
  let state = seed;
  Math.random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x8000_0000;
  };
  return (next) => {
    state = next;
  };
}
