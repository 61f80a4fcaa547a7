import type { TraceDto } from '@auklet/protocol';
import { callDistance } from '../distances/calls.ts';
import { equalityDistance, looseEqualityDistance } from '../distances/equality.ts';
import { propertyDistance } from '../distances/membership.ts';
import { crossingDistance, numberCrossing } from '../distances/order.ts';
import { HALF, crossKind, normalise, type RawDistance } from '../distances/raw-distance.ts';
import { nullishDistance, truthinessDistance } from '../distances/truthiness.ts';
import { instanceDistance, typeofDistance } from '../distances/type-tests.ts';
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
  #seen: number[] = [];
  #load: LoadRecord | null = null;

  constructor(module: InstrumentedModule) {
    this.#module = module;
    this.#state = module.state;
    this.#raw = new Float64Array(module.state.length * 2);
    this.forget();
  }

  get hasLoaded(): boolean {
    return this.#load !== null;
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
    this.#module.hits.set(this.#load.hits);
    this.#module.pending.fill(0);
    this.#state.set(this.#load.state);
    if (this.#module.isLogged) for (let site = 0; site < this.#state.length; site++) this.#state[site] = (this.#state[site] as number) | logged;
    this.#raw.set(this.#load.raw);
    this.#seen = this.#load.seen.slice();
  }

  trace(): TraceDto {
    const predicates = Uint32Array.from(this.#seen).sort();
    const { hits, statements } = this.#module;
    return {
      predicates,
      trueDistances: Float64Array.from(predicates, (site) => normalise(this.#raw[2 * site] as number)),
      falseDistances: Float64Array.from(predicates, (site) => normalise(this.#raw[2 * site + 1] as number)),
      blocks: hitIndices(hits, statements, hits.length),
      statements: hitIndices(hits, 0, statements),
    };
  }

  truthy(site: number, value: unknown): void {
    this.#settle(site, Boolean(value), truthinessDistance(value));
  }

  nullish(site: number, value: unknown): void {
    const isNullish = value === null || value === undefined;
    this.#settle(site, isNullish, nullishDistance(isNullish));
  }

  identical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? HALF : equalityDistance(left, right));
  }

  notIdentical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? equalityDistance(left, right) : HALF);
  }

  equal(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? HALF : looseEqualityDistance(left, right));
  }

  notEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? looseEqualityDistance(left, right) : HALF);
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

  call(site: number, method: string, receiver: unknown, args: readonly unknown[], result: unknown): void {
    this.#settle(site, Boolean(result), callDistance(method, receiver, args, result));
  }

  outcome(site: number, outcome: boolean): void {
    this.#settle(site, outcome, HALF);
  }

  defaulted(site: number): void {
    this.#module.pending[site] = 1;
    this.#settle(site, true, HALF);
  }

  bound(site: number): void {
    if (this.#module.pending[site] === 1) this.#module.pending[site] = 0;
    else this.#settle(site, false, crossKind(2));
  }

  #order(site: number, left: unknown, right: unknown, outcome: boolean, strict: boolean): void {
    const raw = typeof left === 'number' && typeof right === 'number' ? numberCrossing(left, right, strict) : crossingDistance(left, right, strict);
    this.#settle(site, outcome, raw);
  }

  /** Notes the outcome, and keeps `raw` when it is the least distance to the other one so far. */
  #settle(site: number, outcome: boolean, raw: RawDistance): void {
    const state = this.#state[site] as number;
    const happened = 2 * site + (outcome ? 0 : 1);
    const other = 2 * site + (outcome ? 1 : 0);
    if ((state & unseen) !== 0) {
      this.#seen.push(site);
      this.#raw[other] = raw;
    } else if (raw < (this.#raw[other] as number)) {
      this.#raw[other] = raw;
    }
    this.#raw[happened] = 0;
    this.#state[site] = state & ~(unseen | (outcome ? trueMissing : falseMissing));
  }
}

function hitIndices(hits: Uint8Array, start: number, end: number): Uint32Array {
  const indices: number[] = [];
  for (let i = hits.indexOf(1, start); i >= 0 && i < end; i = hits.indexOf(1, i + 1)) indices.push(i - start);
  return Uint32Array.from(indices);
}
