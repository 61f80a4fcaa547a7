// Runs in the child: may import node builtins and protocol only.
import type { Patches } from './patches.ts';

/** The same few environment variables for every test, whatever the machine. */
export class FixedEnvironment {
  readonly #initial: Readonly<Record<string, string>>;
  readonly #values: Record<string, string>;
  readonly #timeZone: string;
  #changed = false;

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
    this.#initial = { NODE_ENV: 'test', TZ: timeZone, LANG: 'C' };
    this.#values = { ...this.#initial };
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
}
