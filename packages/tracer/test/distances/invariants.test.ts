import fc from 'fast-check';
import type { RemoteObserver } from '@auklet/protocol';
import { sideOf, type Hooks } from '@auklet/tracer/hooks';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TracedModule, traceDuring, type Instrumented } from '../fixtures/traced-module.ts';

const RUNS = { numRuns: 10_000, seed: 7 };

/** A predicate by its hook: how it comes out, and whether its operands are of the same kind for it. */
interface Operator {
  readonly name: string;
  readonly holds: (left: unknown, right: unknown) => boolean;
  readonly tell: (hooks: Hooks, left: unknown, right: unknown, outcome: boolean) => void;
}

const looselyEqual = new Function('a', 'b', 'return a == b;') as (a: unknown, b: unknown) => boolean;

const OPERATORS: readonly Operator[] = [
  { name: '===', holds: (a, b) => a === b, tell: (hooks, a, b, outcome) => hooks.identical(0, a, b, outcome) },
  { name: '!==', holds: (a, b) => a !== b, tell: (hooks, a, b, outcome) => hooks.notIdentical(0, a, b, outcome) },
  { name: '==', holds: looselyEqual, tell: (hooks, a, b, outcome) => hooks.equal(0, a, b, outcome) },
  { name: '!=', holds: (a, b) => !looselyEqual(a, b), tell: (hooks, a, b, outcome) => hooks.notEqual(0, a, b, outcome) },
  { name: '<', holds: (a, b) => (a as number) < (b as number), tell: (hooks, a, b, outcome) => hooks.less(0, a, b, outcome) },
  { name: '<=', holds: (a, b) => (a as number) <= (b as number), tell: (hooks, a, b, outcome) => hooks.lessOrEqual(0, a, b, outcome) },
  { name: '>', holds: (a, b) => (a as number) > (b as number), tell: (hooks, a, b, outcome) => hooks.greater(0, a, b, outcome) },
  { name: '>=', holds: (a, b) => (a as number) >= (b as number), tell: (hooks, a, b, outcome) => hooks.greaterOrEqual(0, a, b, outcome) },
  { name: 'truthy', holds: (a) => Boolean(a), tell: (hooks, a) => hooks.truthy(0, a) },
  { name: 'nullish', holds: (a) => a === null || a === undefined, tell: (hooks, a) => hooks.nullish(0, a) },
  { name: 'in', holds: (a, b) => (a as string) in Object(b), tell: (hooks, a, b, outcome) => hooks.within(0, a, Object(b), outcome) },
  { name: 'instanceof', holds: (a) => a instanceof Map, tell: (hooks, a, _, outcome) => hooks.instanceOf(0, a, Map, outcome) },
  { name: 'typeof', holds: (a, b) => typeof a === typeof b, tell: (hooks, a, b, outcome) => hooks.typeOf(0, typeof a, typeof b, outcome) },
  { name: 'includes', holds: (a, b) => String(a).includes(String(b)), tell: (hooks, a, b, outcome) => hooks.call(0, 'includes', String(a), [String(b)], outcome, outcome) },
  { name: 'startsWith', holds: (a, b) => String(a).startsWith(String(b)), tell: (hooks, a, b, outcome) => hooks.call(0, 'startsWith', String(a), [String(b)], outcome, outcome) },
  { name: 'endsWith', holds: (a, b) => String(a).endsWith(String(b)), tell: (hooks, a, b, outcome) => hooks.call(0, 'endsWith', String(a), [String(b)], outcome, outcome) },
  { name: 'array includes', holds: (a, b) => [a, 1].includes(b as number), tell: (hooks, a, b, outcome) => hooks.call(0, 'includes', [a, 1], [b], outcome, outcome) },
  { name: 'set has', holds: (a, b) => new Set([a]).has(b), tell: (hooks, a, b, outcome) => hooks.call(0, 'has', new Set([a]), [b], outcome, outcome) },
  { name: 'pattern', holds: (a) => /^a+\d$/.test(String(a)), tell: (hooks, a, _, outcome) => hooks.call(0, 'test', /^a+\d$/, [String(a)], outcome, outcome) },
];

const words = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', 'a', 'abc', 'abd', '12', '1.5', 'aaaa1', 'toString'));
const numbers = fc.oneof(fc.integer(), fc.double(), fc.integer({ min: -5, max: 5 }), fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 5e-324, 2 ** 53, Number.MAX_VALUE));
const values: fc.Arbitrary<unknown> = fc.oneof(
  numbers,
  words,
  fc.boolean(),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
  fc.constantFrom(null, undefined),
  fc.constantFrom({}, [], [1], { abc: 1 }, new Map(), new Date(3), () => 1, class A {}, /a/, new Error('e')),
);

class Probe {
  readonly #observer: RemoteObserver;
  readonly #module: Instrumented;

  constructor(observer: RemoteObserver, module: Instrumented) {
    this.#observer = observer;
    this.#module = module;
  }

  /** The distances after each of these evaluations, in one test. */
  distances(operator: Operator, ...pairs: readonly (readonly [unknown, unknown])[]): readonly [toTrue: number, toFalse: number] {
    const trace = traceDuring(this.#observer, () => {
      for (const [left, right] of pairs) {
        const outcome = operator.holds(left, right);
        if (this.#module.S[sideOf(0, outcome)] !== 0) operator.tell(this.#module.M.hooks, left, right, outcome);
      }
    });
    return [trace.trueDistances[0] as number, trace.falseDistances[0] as number];
  }
}

const traced = new TracedModule({ predicates: 1 });
const observer = await traced.tracer();
const probe = new Probe(observer, traced.evaluate());

for (const operator of OPERATORS) {
  const test = suite(`distances of ${operator.name}`);

  test('exactly one of the pair is zero, and both are within [0, 1)', () => {
    fc.assert(
      fc.property(values, values, (left, right) => {
        const [toTrue, toFalse] = probe.distances(operator, [left, right]);
        const holds = operator.holds(left, right);
        assert.is(toTrue === 0, holds);
        assert.is(toFalse === 0, !holds);
        assert.ok(toTrue >= 0 && toTrue < 1 && toFalse >= 0 && toFalse < 1);
      }),
      RUNS,
    );
  });

  test('the least over all evaluations is kept', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(values, values), { minLength: 2, maxLength: 4 }), (pairs) => {
        if (operator.name === 'truthy' && pairs.some(([value]) => isFraction(value))) return;
        const alone = pairs.map((pair) => probe.distances(operator, pair));
        const [toTrue, toFalse] = probe.distances(operator, ...pairs);
        const least = (side: 0 | 1) => Math.min(...alone.map((distances) => distances[side]));
        // Strings that do not come nearer by their alignment are not measured by edits any more.
        const tolerance = isTextual(operator) ? 0.3 : 1e-12;
        assert.ok(toTrue >= least(0) - 1e-12 && toTrue <= least(0) + tolerance, `${toTrue} ${least(0)}`);
        assert.ok(toFalse >= least(1) - 1e-12 && toFalse <= least(1) + tolerance, `${toFalse} ${least(1)}`);
        assert.is(toTrue === 0, least(0) === 0);
        assert.is(toFalse === 0, least(1) === 0);
      }),
      RUNS,
    );
  });

  test.run();
}

/** Booleans count as one away from false, so a test hears no more of a predicate that has been true; fractions would be nearer. */
function isFraction(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) < 1;
}

function isTextual({ name }: Operator): boolean {
  return name === '===' || name === '!==' || name === '==' || name === '!=';
}

const byName = (name: string) => OPERATORS.find((operator) => operator.name === name) as Operator;
const bands = suite('bands');

bands('a mismatch of kinds is never nearer than a mismatch of values', () => {
  const kinds = [numbers.filter((n) => !Number.isNaN(n)), words, fc.boolean()];
  const pair = fc.tuple(fc.nat(2), fc.nat(2)).chain(([a, b]) => fc.record({ isSame: fc.constant(a === b), left: kinds[a] as fc.Arbitrary<unknown>, right: kinds[b] as fc.Arbitrary<unknown> }));
  fc.assert(
    fc.property(pair, ({ isSame, left, right }) => {
      if (left === right) return;
      const [toTrue] = probe.distances(byName('==='), [left, right]);
      assert.is(toTrue < 0.5, isSame, String(toTrue));
    }),
    RUNS,
  );
});

bands('moving a number towards the other never takes it further away', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (from, to, part) => {
      const nearer = from + Math.trunc((to - from) * part);
      for (const name of ['===', '==', '<', '<=', '>', '>=']) {
        const operator = byName(name);
        if (operator.holds(from, to)) continue;
        assert.ok(probe.distances(operator, [nearer, to])[0] <= probe.distances(operator, [from, to])[0], name);
      }
    }),
    RUNS,
  );
});

bands('a common prefix brings strings nearer', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 2, maxLength: 20 }), fc.nat(18), (target, cut) => {
      const length = Math.min(cut, target.length - 2);
      const [short] = probe.distances(byName('==='), [target.slice(0, length), target]);
      const [long] = probe.distances(byName('==='), [target.slice(0, length + 1), target]);
      assert.ok(long < short);
    }),
    RUNS,
  );
});

bands('a text fails a pattern exactly when its cost is not zero', () => {
  const patterns = [/^a+b?$/, /(ab|cd){2,3}/, /[a-c]x\d/, /^\w+@\w+\.[a-z]{2,}$/, /a.c/, /^$/, /foo|bar/i, /\s+x/, /^(\d+)(px|em)?$/, /[^\d]z/, /^\x41\u0042[-\]]/, /a{2}b{0,1}c*?/];
  const texts = fc.array(fc.constantFrom(...'abcdx1@. zpfomAB]-'), { maxLength: 8 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(fc.constantFrom(...patterns), texts, (pattern, text) => {
      const operator: Operator = { name: 'test', holds: () => pattern.test(text), tell: (hooks, _a, _b, outcome) => hooks.call(0, 'test', pattern, [text], outcome, outcome) };
      assert.is(probe.distances(operator, [0, 0])[0] === 0, pattern.test(text));
    }),
    RUNS,
  );
});

bands('nothing of a proxy is asked', () => {
  const refuse = (): never => {
    throw new Error('asked');
  };
  const handler = Object.fromEntries(['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'apply', 'isExtensible'].map((trap) => [trap, refuse]));
  const proxies = [new Proxy({}, handler), new Proxy(() => 1, handler), new Proxy([], handler)];
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  for (const value of [...proxies, proxy]) {
    for (const operator of OPERATORS.slice(0, 10)) {
      const quiet: Operator = { ...operator, holds: () => false };
      assert.not.throws(() => probe.distances(quiet, [value, 1], [1, value], [value, proxies[0]]));
    }
    const tell: Operator = { name: 'has', holds: () => false, tell: (hooks) => {
      for (const method of ['has', 'includes', 'indexOf', 'hasOwnProperty', 'test', 'match', 'isArray', 'isInteger', 'isNaN']) hooks.call(0, method, value, [value], false, false);
      hooks.within(0, 'a', value, false);
      hooks.instanceOf(0, value, value, false);
      hooks.typeOf(0, 'object', 'string', false);
    } };
    assert.not.throws(() => probe.distances(tell, [0, 0]));
  }
});

bands.run();
