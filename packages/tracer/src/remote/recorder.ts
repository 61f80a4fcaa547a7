import type { TraceDto } from '@auklet/protocol';
import { callDistance } from '../distances/calls.ts';
import { equalityDistance, looseEqualityDistance } from '../distances/equality.ts';
import { propertyDistance } from '../distances/membership.ts';
import { crossingDistance, pastLimit } from '../distances/order.ts';
import { EMPTY, FAR, HALF, crossKind, normalise, sameKind, type RawDistance } from '../distances/raw-distance.ts';
import { nullishDistance, truthinessDistance } from '../distances/truthiness.ts';
import { instanceDistance, typeofDistance } from '../distances/type-tests.ts';
import { FlagMemory, RETURNED } from './flag-memory.ts';
import { SiteState, type Hooks, type InstrumentedModule } from '../hooks/index.ts';

const { trueMissing, falseMissing, unseen, logged } = SiteState;
const RECORDED = trueMissing | falseMissing | unseen;

/** What evaluating the module's top level did. */
interface LoadRecord {
  readonly hits: Uint8Array;
  readonly seen: readonly number[];
  readonly state: Uint8Array;
  readonly raw: Float64Array;
}

/** Records the distances of one module's predicates; hits are written by the module itself. */
export class Recorder implements Hooks {
  readonly #module: InstrumentedModule;
  readonly #state: Uint8Array;
  /** Raw distance to the outcome true at `2 * site`, to false at `2 * site + 1`. */
  readonly #raw: Float64Array;
  readonly #found: Uint32Array;
  readonly #predicates: number;
  readonly #steps: Int32Array;
  /** Per flag how its boolean came about. */
  readonly #flags: FlagMemory;
  /** Distance to the other outcome of the last decision. */
  #lastRaw: RawDistance = HALF;
  #seen: number[] = [];
  #load: LoadRecord | null = null;

  /** @param steps the registry's counters. */
  constructor(module: InstrumentedModule, steps: Int32Array) {
    this.#module = module;
    this.#predicates = module.predicates;
    this.#steps = steps;
    this.#flags = new FlagMemory(module.state.length - module.predicates);
    this.#state = module.state;
    this.#raw = new Float64Array(module.state.length * 2);
    this.#found = new Uint32Array(module.hits.length);
    this.#state.fill(RECORDED);
  }

  /** Becomes the one that the module tells, when another tracer of the process has been. */
  listen(): void {
    if (this.#module.isLogged || this.#module.hooks === this) return;
    this.#module.hooks = this;
    this.#state.fill(RECORDED);
  }

  /** Starts from nothing, as before the module is evaluated. */
  forget(): void {
    this.#state.fill(RECORDED);
    this.#module.hits.fill(0);
    this.#module.pending.fill(0);
    this.#seen = [];
  }

  /** Takes what has been recorded so far as the work of loading; the first record holds for all instances. */
  keepLoad(): void {
    this.#load ??= { hits: this.#module.hits.slice(), seen: this.#seen.slice(), state: this.#state.map((state) => state & RECORDED), raw: this.#raw.slice() };
  }

  /** Starts a test from what loading the module did. */
  restart(): void {
    if (this.#load === null) return this.forget();
    const { hits, seen, state, raw } = this.#load;
    this.#module.hits.set(hits);
    this.#module.pending.fill(0);
    this.#flags.clear();
    for (const site of this.#seen) {
      this.#state[site] = (state[site] as number) | (this.#module.isLogged ? logged : 0);
      this.#raw[2 * site] = raw[2 * site] as number;
      this.#raw[2 * site + 1] = raw[2 * site + 1] as number;
    }
    this.#seen.length = seen.length;
    for (let i = 0; i < seen.length; i++) this.#seen[i] = seen[i] as number;
  }

  trace(): TraceDto {
    const predicates = new Uint32Array(this.#seen).sort();
    const trueDistances = new Float64Array(predicates.length);
    const falseDistances = new Float64Array(predicates.length);
    for (let i = 0; i < predicates.length; i++) {
      const site = predicates[i] as number;
      trueDistances[i] = normalise(this.#raw[2 * site] as number);
      falseDistances[i] = normalise(this.#raw[2 * site + 1] as number);
    }
    const { hits, statements } = this.#module;
    return { predicates, trueDistances, falseDistances, blocks: this.#hitIndices(statements, hits.length), statements: this.#hitIndices(0, statements) };
  }

  truthy(site: number, value: unknown): void {
    this.#settle(site, Boolean(value), truthinessDistance(value));
  }

  nullish(site: number, value: unknown): void {
    const isNullish = value === null || value === undefined;
    this.#settle(site, isNullish, nullishDistance(isNullish));
  }

  identical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? HALF : equalityDistance(left, right, this.#limit(site, outcome)));
  }

  notIdentical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? equalityDistance(left, right, this.#limit(site, outcome)) : HALF);
  }

  equal(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? HALF : looseEqualityDistance(left, right, this.#limit(site, outcome)));
  }

  notEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? looseEqualityDistance(left, right, this.#limit(site, outcome)) : HALF);
  }

  less(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#order(site, left, right, outcome, !outcome);
  }

  lessOrEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#order(site, left, right, outcome, outcome);
  }

  greater(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#order(site, left, right, outcome, !outcome);
  }

  greaterOrEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#order(site, left, right, outcome, outcome);
  }

  instanceOf(site: number, value: unknown, constructor: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? HALF : instanceDistance(value, constructor));
  }

  within(site: number, key: unknown, container: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? HALF : propertyDistance(key, container));
  }

  typeOf(site: number, type: unknown, wanted: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? HALF : typeofDistance(type, wanted));
  }

  notTypeOf(site: number, type: unknown, wanted: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? typeofDistance(type, wanted) : HALF);
  }

  call(site: number, method: string, receiver: unknown, args: readonly unknown[], found: boolean, outcome: boolean): void {
    this.#settle(site, outcome, callDistance(method, receiver, args, found));
  }

  links(site: number, outcome: boolean): void {
    this.#settle(site, outcome, nullishDistance(outcome));
  }

  assigns(site: number, outcome: boolean): void {
    this.#settle(site, outcome, sameKind(1));
  }

  iterates(site: number, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? sameKind(1) : EMPTY);
  }

  defaulted(site: number): void {
    this.#module.pending[site] = 1;
    this.#settle(site, true, HALF);
  }

  bound(site: number): void {
    if (this.#module.pending[site] === 1) this.#module.pending[site] = 0;
    else this.#settle(site, false, crossKind(2));
  }

  expect(): void {
    this.#steps[1] = (this.#steps[1] as number) + 1;
    this.#flags.forget(RETURNED);
  }

  returned(value: unknown): void {
    this.#flags.set(RETURNED, Boolean(value), this.#lastRaw);
  }

  answered(site: number, value: unknown): void {
    this.#steps[1] = Math.max(0, (this.#steps[1] as number) - 1);
    const outcome = Boolean(value);
    this.#settle(site, outcome, this.#flags.take(RETURNED, outcome) ?? truthinessDistance(value));
  }

  defined(site: number, value: unknown, flag: number): void {
    const outcome = Boolean(value);
    this.#settle(site, outcome, this.#flags.get(flag - this.#predicates, outcome) ?? truthinessDistance(value));
  }

  /**
   * Loops evaluate their test again and again before it turns false, so numbers at a site that only misses the
   * other outcome take a short way.
   *
   * @param strict whether equal operands are on the wrong side of what did not happen.
   */
  #order(site: number, left: unknown, right: unknown, outcome: boolean, strict: boolean): void {
    if (typeof left === 'number' && typeof right === 'number' && this.#state[site] === (outcome ? falseMissing : trueMissing) && this.#steps[1] === 0) {
      const other = 2 * site + (outcome ? 1 : 0);
      const difference = left < right ? right - left : left - right;
      if (difference >= (this.#raw[other] as number) && difference <= FAR) return;
      const areSmall = (left | 0) === left && (right | 0) === right;
      const raw = areSmall ? difference + (strict ? 1 : 0) : strict ? pastLimit(left, right, difference) : sameKind(difference);
      if (raw < (this.#raw[other] as number)) this.#raw[other] = raw;
      return;
    }
    this.#settle(site, outcome, crossingDistance(left, right, strict));
  }

  /** The least distance so far to what did not happen now. */
  #limit(site: number, outcome: boolean): RawDistance {
    const isSeen = ((this.#state[site] as number) & unseen) === 0;
    return isSeen ? (this.#raw[2 * site + (outcome ? 1 : 0)] as number) : Number.POSITIVE_INFINITY;
  }

  /** Notes the outcome, and keeps `raw` when it is the least distance to the other one so far. */
  #settle(site: number, outcome: boolean, raw: RawDistance): void {
    this.#lastRaw = raw;
    if (site >= this.#predicates) return this.#flags.set(site - this.#predicates, outcome, raw);
    const state = this.#state[site] as number;
    const other = 2 * site + (outcome ? 1 : 0);
    if ((state & unseen) !== 0) {
      this.#seen.push(site);
      this.#raw[other] = raw;
    } else if (raw < (this.#raw[other] as number)) {
      this.#raw[other] = raw;
    }
    if ((state & (outcome ? trueMissing | unseen : falseMissing | unseen)) === 0) return;
    this.#raw[2 * site + (outcome ? 0 : 1)] = 0;
    this.#state[site] = state & ~(unseen | (outcome ? trueMissing : falseMissing));
  }

  #hitIndices(start: number, end: number): Uint32Array {
    const { hits } = this.#module;
    const found = this.#found;
    let count = 0;
    for (let i = start; i < end; i++) if (hits[i] === 1) found[count++] = i - start;
    return found.slice(0, count);
  }
}
