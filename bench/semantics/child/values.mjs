const PRIMITIVES = [undefined, null, true, false, 0, 1, -1, 2, 3, 10, 0.5, -0, NaN, Infinity, 2 ** 31, 1e21, '', 'a', 'abc', ' x ', '0', '12', '1.5', 'true', 'a,b', 'a-b', '{"a":1}', '[1,2]', 'http://example.com/a?b=c#d', '2020-01-02', '<a>&amp;</a>', 'äöü', '😀', 10n, Symbol.iterator];
const KEYS = ['a', 'b', 'length', 'name', 'value', 'type', 'key', 'id', '0', 'x'];

/** Values from a seed, among them objects whose every use is written to a log. */
export class Values {
  constructor(seed, constants, log) {
    this.state = seed >>> 0 || 1;
    this.constants = constants;
    this.log = log;
    this.spies = 0;
  }

  random() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit) {
    return Math.floor(this.random() * limit);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  arity(declared) {
    return Math.max(0, declared + this.pick([0, 0, 0, 0, -1, 1, 2]));
  }

  list(length) {
    return Array.from({ length }, () => this.any(2));
  }

  any(depth) {
    const { strings, numbers } = this.constants;
    switch (this.below(depth > 0 ? 18 : 8)) {
      case 0:
      case 1:
        return strings.length > 0 ? this.pick(strings) : 'abc';
      case 2:
        return numbers.length > 0 ? this.pick(numbers) + this.pick([-1, 0, 0, 1]) : 7;
      case 3:
        return this.text();
      case 4:
        return this.below(2000) - 1000;
      case 8:
      case 9:
        return Array.from({ length: this.below(4) }, () => this.any(depth - 1));
      case 10:
      case 11:
        return this.record(depth);
      case 12:
        return this.spy(this.record(depth));
      case 13:
        return this.spy(() => this.any(depth - 1));
      case 14:
        return (...args) => (this.log.push(`called with ${args.length}`), args[0] ?? this.any(0));
      case 15:
        return this.pick([new Date(1e12), /a+/g, new Map([['a', 1]]), new Set([1, 'b']), new Uint8Array([1, 2, 250]), new Error('given'), Promise.resolve(4)]);
      case 16:
        return { toString: () => (this.log.push('toString'), 'text'), valueOf: () => (this.log.push('valueOf'), 42) };
      case 17:
        return this.iterable(depth);
      default:
        return this.pick(PRIMITIVES);
    }
  }

  text() {
    const { strings } = this.constants;
    const part = () => (this.random() < 0.5 && strings.length > 0 ? this.pick(strings) : this.pick(['a', 'B', '1', ' ', '.', '-', '/', '=', '"', '\n', '[', '(', '}', '%', '\\', 'ß']));
    return Array.from({ length: this.below(8) }, part).join('').slice(0, 60);
  }

  record(depth) {
    const keys = this.constants.keys.length > 0 ? this.constants.keys : KEYS;
    return Object.fromEntries(Array.from({ length: this.below(5) }, () => [this.random() < 0.7 ? this.pick(keys) : this.pick(KEYS), this.any(depth - 1)]));
  }

  *generate(values, name) {
    try {
      for (const value of values) yield (this.log.push(`${name} next`), value);
    } finally {
      this.log.push(`${name} closed`);
    }
  }

  iterable(depth) {
    return this.generate(Array.from({ length: this.below(4) }, () => this.any(depth - 1)), `iterable ${this.spies++}`);
  }

  /** Tells every operation on an object or function, in their order. */
  spy(target) {
    const name = `spy ${this.spies++}`;
    const tell = (operation) => (_, ...rest) => {
      if (this.log.length < 500) this.log.push(`${name} ${operation} ${rest.filter((part) => typeof part !== 'object' && typeof part !== 'function').map(String).join(' ')}`);
      return Reflect[operation](_, ...rest);
    };
    return new Proxy(target, Object.fromEntries(['get', 'has', 'set', 'deleteProperty', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'defineProperty', 'apply', 'construct'].map((trap) => [trap, tell(trap)])));
  }
}
