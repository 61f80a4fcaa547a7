import type { TraceDto } from '@auklet/protocol';
import { callDistance } from '../distances/calls.ts';
import { equalityDistance, looseEqualityDistance } from '../distances/equality.ts';
import { propertyDistance } from '../distances/membership.ts';
import { crossingDistance, pastLimit } from '../distances/order.ts';
import { EMPTY, FAR, HALF, crossKind, sameKind, type RawDistance } from '../distances/raw-distance.ts';
import { isFinalTruthiness, isOfKindOnly, nullishDistance, truthinessDistance } from '../distances/truthiness.ts';
import { instanceDistance, typeofDistance } from '../distances/type-tests.ts';
import type { CaseTable, Hooks, InstrumentedModule } from '../hooks/index.ts';
import { FlagMemory, RETURNED } from './flag-memory.ts';
import { LastTexts } from './last-texts.ts';
import { PredicateRecord } from './predicate-record.ts';

/** Values per table that are remembered as dispatched. */
const DISPATCHED = 64;

/** Evaluations without progress after which an outcome is heard no more, where progress would need another kind of value. */
const REPEATS = 8;

/** The same for answers of functions, whose decisions are costly to hear. */
const ANSWERS = 32;

/** Records what one module does; hits are written by the module itself. */
export class Recorder implements Hooks {
  readonly #module: InstrumentedModule;
  readonly #record: PredicateRecord;
  readonly #found: Uint32Array;
  readonly #predicates: number;
  readonly #steps: Int32Array;
  /** Per flag how its boolean came about. */
  readonly #flags: FlagMemory;
  /** Per table the values of this test that have been dispatched already. */
  readonly #dispatched: readonly Set<unknown>[];
  /** Per predicate how many answers are still expected, and how often an outcome came no nearer to the other one. */
  readonly #open: Uint16Array;
  readonly #repeats: Uint8Array;
  readonly #texts: LastTexts;
  /** Distance to the other outcome of the last decision. */
  #lastRaw: RawDistance = HALF;
  /** Hits of loading the module. */
  #load: Uint8Array | null = null;

  /** @param steps the registry's counters. */
  constructor(module: InstrumentedModule, steps: Int32Array) {
    this.#module = module;
    this.#predicates = module.predicates;
    this.#steps = steps;
    this.#flags = new FlagMemory(module.flags);
    this.#record = new PredicateRecord(module);
    this.#dispatched = module.tables.map(() => new Set<unknown>());
    this.#open = new Uint16Array(module.predicates);
    this.#repeats = new Uint8Array(module.predicates);
    this.#texts = new LastTexts(module.predicates);
    this.#found = new Uint32Array(module.hits.length);
  }

  /** Becomes the one that the module tells, when another tracer of the process has been. */
  listen(): void {
    if (this.#module.isLogged || this.#module.hooks === this) return;
    this.#module.hooks = this;
    this.#texts.forget();
    this.#record.forget();
  }

  /** Starts from nothing, as before the module is evaluated. */
  forget(): void {
    this.#texts.forget();
    this.#record.forget();
    this.#module.hits.fill(0);
    this.#module.pending.fill(0);
  }

  /** Takes what has been recorded so far as the work of loading; the first record holds for all instances. */
  keepLoad(): void {
    this.#load ??= this.#module.hits.slice();
    this.#record.keepLoad();
  }

  /** Starts a test from what loading the module did. */
  restart(): void {
    if (this.#load === null) return this.forget();
    this.#module.hits.set(this.#load);
    this.#module.pending.fill(0);
    this.#flags.clear();
    this.#texts.forget();
    this.#open.fill(0);
    this.#repeats.fill(0);
    for (const values of this.#dispatched) values.clear();
    this.#record.restart();
  }

  trace(): TraceDto {
    const { hits, statements, firstStatements } = this.#module;
    for (let block = 0; block < firstStatements.length; block++) {
      const first = firstStatements[block] as number;
      if (first >= 0 && hits[statements + block] === 1) hits[first] = 1;
    }
    return { ...this.#record.distances(), blocks: this.#hitIndices(statements, hits.length), statements: this.#hitIndices(0, statements) };
  }

  truthy(site: number, value: unknown): void {
    const outcome = Boolean(value);
    const raw = truthinessDistance(value);
    this.#settle(site, outcome, raw, isFinalTruthiness(value) || (isOfKindOnly(value) && this.#isRepeated(site, outcome, raw)));
  }

  nullish(site: number, value: unknown): void {
    this.links(site, value === null || value === undefined);
  }

  identical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    if (outcome) this.#settle(site, true, HALF);
    else if (!this.#isHeard(site, left, right)) this.#differ(site, false, left, right, equalityDistance(left, right, this.#record.distanceTo(site, true)));
  }

  notIdentical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    if (!outcome) this.#settle(site, false, HALF);
    else if (!this.#isHeard(site, left, right)) this.#differ(site, true, left, right, equalityDistance(left, right, this.#record.distanceTo(site, false)));
  }

  equal(site: number, left: unknown, right: unknown, outcome: boolean): void {
    if (outcome) this.#settle(site, true, HALF);
    else this.#differ(site, false, left, right, looseEqualityDistance(left, right, this.#record.distanceTo(site, true)));
  }

  notEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    if (outcome) this.#differ(site, true, left, right, looseEqualityDistance(left, right, this.#record.distanceTo(site, false)));
    else this.#settle(site, false, HALF);
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

  typeOf(site: number, type: unknown, expected: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? HALF : typeofDistance(type, expected));
  }

  notTypeOf(site: number, type: unknown, expected: unknown, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? typeofDistance(type, expected) : HALF);
  }

  call(site: number, method: string, receiver: unknown, args: readonly unknown[], found: boolean, outcome: boolean): void {
    this.#settle(site, outcome, callDistance(method, receiver, args, found, this.#record.distanceTo(site, !outcome) || Number.POSITIVE_INFINITY));
  }

  links(site: number, outcome: boolean): void {
    this.#settle(site, outcome, nullishDistance(outcome), true);
  }

  assigns(site: number, outcome: boolean): void {
    this.#settle(site, outcome, sameKind(1), true);
  }

  iterates(site: number, outcome: boolean): void {
    this.#settle(site, outcome, outcome ? sameKind(1) : EMPTY, true);
  }

  defaulted(site: number): void {
    this.#module.pending[site] = 1;
    this.#settle(site, true, HALF);
  }

  bound(site: number): void {
    if (this.#module.pending[site] === 1) this.#module.pending[site] = 0;
    else this.#settle(site, false, crossKind(2), true);
  }

  dispatch(table: number, value: unknown): void {
    const values = this.#dispatched[table] as Set<unknown>;
    if (values.has(value)) return;
    if (values.size < DISPATCHED && (typeof value !== 'object' || value === null)) values.add(value);
    const { firstSite, constants, isOfType } = this.#module.tables[table] as CaseTable;
    for (let i = 0; i < constants.length; i++) {
      const outcome = value === constants[i];
      if (isOfType) this.typeOf(firstSite + i, value, constants[i], outcome);
      else this.identical(firstSite + i, value, constants[i], outcome);
      if (outcome) return;
    }
  }

  expect(site: number): void {
    this.#flags.forget(RETURNED);
    this.#open[site] = (this.#open[site] as number) + 1;
    this.#steps[1] = (this.#steps[1] as number) + 1;
  }

  returned(value: unknown): void {
    this.#flags.set(RETURNED, Boolean(value), this.#lastRaw);
  }

  answered(site: number, value: unknown): void {
    const outcome = Boolean(value);
    const raw = this.#flags.get(RETURNED, outcome) ?? truthinessDistance(value);
    this.#flags.forget(RETURNED);
    this.#settle(site, outcome, raw, raw === HALF || this.#isRepeated(site, outcome, raw, ANSWERS));
    this.#close(site, this.#record.distanceTo(site, !outcome) === 0 ? (this.#open[site] as number) : 1);
  }

  /** Expectations that are met, or that nobody has any more because both outcomes have occurred. */
  #close(site: number, count: number): void {
    const closed = Math.min(count, this.#open[site] as number);
    this.#open[site] = (this.#open[site] as number) - closed;
    this.#steps[1] = Math.max(0, (this.#steps[1] as number) - closed);
  }

  defined(site: number, value: unknown, flag: number): void {
    const outcome = Boolean(value);
    this.#settle(site, outcome, this.#flags.get(flag - this.#predicates, outcome) ?? truthinessDistance(value));
  }

  /** Whether the site has just compared these two texts, and nobody waits for how a decision came about. */
  #isHeard(site: number, left: unknown, right: unknown): boolean {
    return typeof left === 'string' && typeof right === 'string' && site < this.#predicates && this.#steps[1] === 0 && this.#texts.areRepeated(site, left, right);
  }

  /** Operands of which at least one is no number, string or bigint differ by their kinds or their identity. */
  #differ(site: number, outcome: boolean, left: unknown, right: unknown, raw: RawDistance): void {
    const isConstant = isOfKindOnly(left) || isOfKindOnly(right);
    this.#settle(site, outcome, raw, isConstant && this.#isRepeated(site, outcome, raw));
  }

  /** Whether the outcome has come so often without coming nearer to the other one that it need not be heard again. */
  #isRepeated(site: number, outcome: boolean, raw: RawDistance, limit: number = REPEATS): boolean {
    const isNearer = raw < this.#record.distanceTo(site, !outcome);
    const repeats = isNearer ? 0 : (this.#repeats[site] as number) + 1;
    this.#repeats[site] = repeats;
    return repeats >= limit;
  }

  /**
   * Loops evaluate their test again and again before it turns false, so numbers at a site that only misses the
   * other outcome take a short way.
   *
   * @param strict whether equal operands are on the wrong side of what did not happen.
   */
  #order(site: number, left: unknown, right: unknown, outcome: boolean, strict: boolean): void {
    const areNumbers = typeof left === 'number' && typeof right === 'number';
    if (!areNumbers || this.#steps[1] !== 0 || !this.#record.isOneSided(site, outcome)) {
      return this.#settle(site, outcome, crossingDistance(left, right, strict));
    }
    const difference = left < right ? right - left : left - right;
    if (difference >= this.#record.distanceTo(site, !outcome) && difference <= FAR) return;
    const areSmall = (left | 0) === left && (right | 0) === right;
    this.#record.improve(site, !outcome, areSmall ? difference + (strict ? 1 : 0) : strict ? pastLimit(left, right, difference) : sameKind(difference));
  }

  /** @param isFinal whether the outcome never comes with a lesser distance to the other one. */
  #settle(site: number, outcome: boolean, raw: RawDistance, isFinal: boolean = raw === HALF): void {
    this.#lastRaw = raw;
    if (site < this.#predicates) this.#record.settle(site, outcome, raw, isFinal);
    else this.#flags.set(site - this.#predicates, outcome, raw);
  }

  #hitIndices(start: number, end: number): Uint32Array {
    const { hits } = this.#module;
    const found = this.#found;
    let count = 0;
    for (let i = start; i < end; i++) if (hits[i] === 1) found[count++] = i - start;
    return found.slice(0, count);
  }
}
