import type { CaseTable, Hooks, InstrumentedModule } from '../hooks/index.ts';
import type { ComparisonLog } from './comparison-log.ts';

/** Operands of the decision that made a boolean. */
interface Compared {
  readonly operator: string;
  readonly left: unknown;
  readonly right: unknown;
  readonly outcome: boolean;
  readonly result: boolean;
}

/** Lookups in a row that are remembered. */
const LOOKUPS = 4;

/** Hooks that log what is compared before they hand it on. */
export class LoggingHooks implements Hooks {
  readonly #predicates: number;
  readonly #tables: readonly CaseTable[];
  /** By site. */
  readonly #flags: (Compared | undefined)[] = [];
  #last: Compared | undefined;
  #missed: (readonly [map: unknown, key: unknown])[] = [];
  readonly #log: ComparisonLog;
  readonly #next: Hooks | null;

  constructor(module: InstrumentedModule, log: ComparisonLog) {
    this.#predicates = module.predicates;
    this.#tables = module.tables;
    this.#log = log;
    this.#next = module.hooks;
  }

  /** The hooks that these stand before. */
  get next(): Hooks | null {
    return this.#next;
  }

  truthy(site: number, value: unknown): void {
    this.#add(site, 'truthy', value, undefined, Boolean(value));
    this.#next?.truthy(site, value);
  }

  nullish(site: number, value: unknown): void {
    this.#add(site, 'nullish', value, undefined, value === null || value === undefined);
    this.#next?.nullish(site, value);
  }

  identical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '===', left, right, outcome);
    this.#next?.identical(site, left, right, outcome);
  }

  notIdentical(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '!==', left, right, outcome);
    this.#next?.notIdentical(site, left, right, outcome);
  }

  equal(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '==', left, right, outcome);
    this.#next?.equal(site, left, right, outcome);
  }

  notEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '!=', left, right, outcome);
    this.#next?.notEqual(site, left, right, outcome);
  }

  less(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '<', left, right, outcome);
    this.#next?.less(site, left, right, outcome);
  }

  lessOrEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '<=', left, right, outcome);
    this.#next?.lessOrEqual(site, left, right, outcome);
  }

  greater(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '>', left, right, outcome);
    this.#next?.greater(site, left, right, outcome);
  }

  greaterOrEqual(site: number, left: unknown, right: unknown, outcome: boolean): void {
    this.#add(site, '>=', left, right, outcome);
    this.#next?.greaterOrEqual(site, left, right, outcome);
  }

  instanceOf(site: number, value: unknown, constructor: unknown, outcome: boolean): void {
    this.#add(site, 'instanceof', value, constructor, outcome);
    this.#next?.instanceOf(site, value, constructor, outcome);
  }

  within(site: number, key: unknown, container: unknown, outcome: boolean): void {
    this.#add(site, 'in', key, container, outcome);
    this.#next?.within(site, key, container, outcome);
  }

  typeOf(site: number, type: unknown, wanted: unknown, outcome: boolean): void {
    this.#add(site, 'typeof', type, wanted, outcome);
    this.#next?.typeOf(site, type, wanted, outcome);
  }

  notTypeOf(site: number, type: unknown, wanted: unknown, outcome: boolean): void {
    this.#add(site, 'typeof', type, wanted, !outcome);
    this.#next?.notTypeOf(site, type, wanted, outcome);
  }

  call(site: number, method: string, receiver: unknown, args: readonly unknown[], found: boolean, outcome: boolean): void {
    const [left, right] = receiver === undefined && args.length > 1 ? args : [receiver, args[0]];
    this.#add(site, `.${method}`, left, right, found);
    this.#next?.call(site, method, receiver, args, found, outcome);
  }

  links(site: number, outcome: boolean): void {
    this.#next?.links(site, outcome);
  }

  assigns(site: number, outcome: boolean): void {
    this.#next?.assigns(site, outcome);
  }

  iterates(site: number, outcome: boolean): void {
    this.#next?.iterates(site, outcome);
  }

  defaulted(site: number): void {
    this.#next?.defaulted(site);
  }

  bound(site: number): void {
    this.#next?.bound(site);
  }

  dispatch(table: number, value: unknown): void {
    const { firstSite, constants, isOfType } = this.#tables[table] as CaseTable;
    for (let i = 0; i < constants.length; i++) {
      const outcome = value === constants[i];
      if (isOfType) this.typeOf(firstSite + i, value, constants[i], outcome);
      else this.identical(firstSite + i, value, constants[i], outcome);
      if (outcome) return;
    }
  }

  expect(site: number): void {
    this.#flags[this.#predicates] = undefined;
    this.#next?.expect(site);
  }

  returned(value: unknown): void {
    if (this.#last !== undefined) this.#flags[this.#predicates] = { ...this.#last, result: Boolean(value) };
    this.#next?.returned(value);
  }

  answered(site: number, value: unknown): void {
    this.#explain(site, value, this.#predicates);
    this.#next?.answered(site, value);
  }

  defined(site: number, value: unknown, flag: number): void {
    this.#explain(site, value, flag);
    this.#next?.defined(site, value, flag);
  }

  /** Logs what a boolean came from as a comparison of the predicate that tests it. */
  #explain(site: number, value: unknown, flag: number): void {
    const compared = this.#flags[flag];
    if (compared === undefined || compared.result !== Boolean(value)) return this.#add(site, 'truthy', value, undefined, Boolean(value));
    this.#log.addWhileLogged(site, compared.operator, compared.left, compared.right, compared.outcome);
  }

  /** A key that was looked up in vain: what is compared next hangs on it. */
  missed(map: unknown, key: unknown): void {
    if (this.#missed.length < LOOKUPS) this.#missed[this.#missed.length] = [map, key];
  }

  #add(site: number, operator: string, left: unknown, right: unknown, outcome: boolean): void {
    if (site < this.#predicates && this.#missed.length > 0) this.#addMissed(site);
    this.#last = { operator, left, right, outcome, result: outcome };
    if (site >= this.#predicates) this.#flags[site] = this.#last;
    else this.#log.addWhileLogged(site, operator, left, right, outcome);
  }

  #addMissed(site: number): void {
    const missed = this.#missed;
    this.#missed = [];
    for (let i = 0; i < missed.length; i++) {
      const [map, key] = missed[i] as readonly [unknown, unknown];
      this.#log.addWhileLogged(site, '.has', map, key, false);
    }
  }
}
