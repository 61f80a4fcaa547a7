import { SiteState, type Hooks, type InstrumentedModule } from '../hooks/index.ts';
import type { ComparisonLog } from './comparison-log.ts';

const { logged } = SiteState;

/** Hooks that log what is compared before they hand it on. */
export class LoggingHooks implements Hooks {
  readonly #state: Uint8Array;
  readonly #log: ComparisonLog;
  readonly #next: Hooks | null;

  constructor(module: InstrumentedModule, log: ComparisonLog) {
    this.#state = module.state;
    this.#log = log;
    this.#next = module.hooks;
  }

  /** The hooks that these stand before. */
  get next(): Hooks | null {
    return this.#next;
  }

  truthy(site: number, value: unknown): void {
    this.#add(site, 'truthy', value, undefined, Boolean(value));
    if (this.#isRecorded(site)) this.#next?.truthy(site, value);
  }

  nullish(site: number, value: unknown): void {
    this.#add(site, 'nullish', value, undefined, value === null || value === undefined);
    if (this.#isRecorded(site)) this.#next?.nullish(site, value);
  }

  identical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '===', left, right, outcome);
    if (this.#isRecorded(site)) this.#next?.identical(site, left, right, outcome);
  }

  notIdentical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '!==', left, right, outcome);
    if (this.#isRecorded(site)) this.#next?.notIdentical(site, left, right, outcome);
  }

  equal(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '==', left, right, outcome);
    if (this.#isRecorded(site)) this.#next?.equal(site, left, right, outcome);
  }

  notEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '!=', left, right, outcome);
    if (this.#isRecorded(site)) this.#next?.notEqual(site, left, right, outcome);
  }

  less(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '<', left, right, outcome);
    if (this.#isRecorded(site)) this.#next?.less(site, left, right, outcome);
  }

  lessOrEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '<=', left, right, outcome);
    if (this.#isRecorded(site)) this.#next?.lessOrEqual(site, left, right, outcome);
  }

  greater(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '>', left, right, outcome);
    if (this.#isRecorded(site)) this.#next?.greater(site, left, right, outcome);
  }

  greaterOrEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '>=', left, right, outcome);
    if (this.#isRecorded(site)) this.#next?.greaterOrEqual(site, left, right, outcome);
  }

  instanceOf(site: number, value: unknown, constructor: unknown, outcome: boolean): void {
    this.#add(site, 'instanceof', value, constructor, outcome);
    if (this.#isRecorded(site)) this.#next?.instanceOf(site, value, constructor, outcome);
  }

  within(site: number, key: unknown, container: unknown, outcome: boolean): void {
    this.#add(site, 'in', key, container, outcome);
    if (this.#isRecorded(site)) this.#next?.within(site, key, container, outcome);
  }

  typeOf(site: number, type: unknown, wanted: unknown, outcome: boolean): void {
    this.#add(site, 'typeof', type, wanted, outcome);
    if (this.#isRecorded(site)) this.#next?.typeOf(site, type, wanted, outcome);
  }

  notTypeOf(site: number, type: unknown, wanted: unknown, outcome: boolean): void {
    this.#add(site, 'typeof', type, wanted, !outcome);
    if (this.#isRecorded(site)) this.#next?.notTypeOf(site, type, wanted, outcome);
  }

  call(site: number, method: string, receiver: unknown, args: readonly unknown[], result: unknown): void {
    this.#add(site, `.${method}`, receiver, args[0], Boolean(result));
    if (this.#isRecorded(site)) this.#next?.call(site, method, receiver, args, result);
  }

  outcome(site: number, outcome: boolean): void {
    if (this.#isRecorded(site)) this.#next?.outcome(site, outcome);
  }

  defaulted(site: number): void {
    if (this.#isRecorded(site)) this.#next?.defaulted(site);
  }

  bound(site: number): void {
    if (this.#isRecorded(site)) this.#next?.bound(site);
  }

  #add(site: number, operator: string, left: unknown, right: unknown, outcome: boolean): void {
    if (((this.#state[site] as number) & logged) !== 0) this.#log.add(site, operator, left, right, outcome);
  }

  #isRecorded(site: number): boolean {
    return ((this.#state[site] as number) & ~logged) !== 0;
  }
}
