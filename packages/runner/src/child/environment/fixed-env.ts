// Runs in the child: may import node builtins and protocol only.
import type { Denials } from './denials.ts';
import type { Patches } from './patches.ts';

export interface FixedEnvironmentOptions {
  readonly timeZone: string;
  /** What is passed on. */
  readonly env: Readonly<Record<string, string>>;
  /** Names of what is there and not passed on. */
  readonly withheld: readonly string[];
}

/** The same few environment variables for every test, whatever the machine. Nothing is thrown at who reads others: they are not there. */
export class FixedEnvironment {
  readonly #initial: Readonly<Record<string, string>>;
  readonly #values: Record<string, string>;
  readonly #withheld: Readonly<Record<string, true>>;
  readonly #denials: Denials;
  readonly #timeZone: string;
  #changed = false;

  constructor({ timeZone, env, withheld }: FixedEnvironmentOptions, denials: Denials) {
    this.#timeZone = timeZone;
    this.#initial = { NODE_ENV: 'test', TZ: timeZone, LANG: 'C', ...env };
    this.#values = { ...this.#initial };
    const missing = withheld.filter((name) => !Object.hasOwn(this.#initial, name));
    this.#withheld = Object.assign(Object.create(null) as Record<string, true>, Object.fromEntries(missing.map((name) => [name, true])));
    this.#denials = denials;
  }

  install(patches: Patches): void {
    const real = process.env;
    const zone = real['TZ'];
    real['TZ'] = this.#timeZone;
    patches.onRestore(() => {
      if (zone === undefined) delete real['TZ'];
      else real['TZ'] = zone;
    });
    patches.set(process, 'env', this.#proxy());
  }

  reset(): void {
    if (!this.#changed) return;
    for (const key of Object.keys(this.#values)) delete this.#values[key];
    Object.assign(this.#values, this.#initial);
    this.#changed = false;
  }

  /** As Node does, everything that is assigned becomes a string. */
  #proxy(): NodeJS.ProcessEnv {
    return new Proxy(this.#values, {
      get: (values, key) => {
        this.#noteRead(key);
        return Reflect.get(values, key);
      },
      has: (values, key) => {
        this.#noteRead(key);
        return Reflect.has(values, key);
      },
      ownKeys: (values) => {
        this.#denials.note('environment', 'process.env', 'all variables');
        return Reflect.ownKeys(values);
      },
      set: (values, key, value) => {
        this.#changed = true;
        return typeof key === 'symbol' ? false : Reflect.set(values, key, `${value}`);
      },
      defineProperty: (values, key, descriptor) => {
        this.#changed = true;
        return Reflect.defineProperty(values, key, { ...descriptor, value: `${descriptor.value}` });
      },
      deleteProperty: (values, key) => {
        this.#changed = true;
        return Reflect.deleteProperty(values, key);
      },
    });
  }

  #noteRead(key: string | symbol): void {
    if (typeof key === 'string' && this.#withheld[key] === true && !Object.hasOwn(this.#values, key)) this.#denials.note('environment', 'process.env', key);
  }
}
