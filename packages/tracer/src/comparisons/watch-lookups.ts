import type { LoggingHooks } from './logging-hooks.ts';

const get = Map.prototype.get;
const has = Map.prototype.has;

/** Tells of keys that maps do not have when they are asked for, until the returned function is called. */
export function watchLookups(hooks: LoggingHooks): () => void {
  const before = Object.getOwnPropertyDescriptor(Map.prototype, 'get') as PropertyDescriptor;
  const watched = {
    get(this: Map<unknown, unknown>, key: unknown): unknown {
      const value: unknown = get.call(this, key);
      if (value === undefined && isPrimitive(key) && !has.call(this, key)) hooks.missed(this, key);
      return value;
    },
  };
  Reflect.defineProperty(Map.prototype, 'get', { ...before, value: watched.get });
  return () => {
    Reflect.defineProperty(Map.prototype, 'get', before);
  };
}

function isPrimitive(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}
