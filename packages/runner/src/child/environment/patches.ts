// Runs in the child: may import node builtins and protocol only.

/** Replaces properties of shared objects and puts them back. */
export class Patches {
  readonly #undo: (() => void)[] = [];

  set(target: object, key: PropertyKey, value: unknown): void {
    const before = Reflect.getOwnPropertyDescriptor(target, key);
    const enumerable = before?.enumerable ?? false;
    Reflect.defineProperty(target, key, { value, writable: true, configurable: true, enumerable });
    this.#undo.push(() => {
      if (before === undefined) Reflect.deleteProperty(target, key);
      else Reflect.defineProperty(target, key, before);
    });
  }

  /** Replaces a method, if there is one. */
  wrap(target: object, key: PropertyKey, wrap: (original: (...args: unknown[]) => unknown) => (...args: never[]) => unknown): void {
    const original: unknown = Reflect.get(target, key);
    if (typeof original === 'function') this.set(target, key, wrap(original as (...args: unknown[]) => unknown));
  }

  /** Something else to put back, in its turn. */
  onRestore(undo: () => void): void {
    this.#undo.push(undo);
  }

  restore(): void {
    for (let undo = this.#undo.pop(); undo !== undefined; undo = this.#undo.pop()) undo();
  }
}
