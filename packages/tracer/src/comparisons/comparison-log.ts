import type { ComparisonDto } from '@auklet/protocol';
import { SiteState, sideOf, type InstrumentedModule } from '../hooks/index.ts';
import { describeOperand } from './compared.ts';

const PER_SITE = 8;
/** Evaluations of a predicate that count for the order: where endless recursion ends depends on who runs it, and the order may not. */
const ORDERED = 256;

const is = Object.is;
const { apply } = Reflect;
const { sort } = Array.prototype;
const stringify = JSON.stringify;

/** A comparison as it was made, to know it again without describing it. */
interface Raw {
  readonly operator: string;
  readonly left: unknown;
  readonly right: unknown;
  readonly outcome: boolean;
}

/** What one predicate compared, with what makes each of its comparisons different. */
interface SiteLog {
  /** Its last evaluation that counts, counted over all predicates. */
  lastAt: number;
  evaluations: number;
  readonly comparisons: ComparisonDto[];
  readonly keys: string[];
  readonly raws: Raw[];
}

/**
 * What the predicates of one module compared in one test: at most 8 different comparisons each. Lists grow by assignment,
 * since a subject may patch the methods of lists and maps.
 */
export class ComparisonLog {
  readonly #module: InstrumentedModule;
  readonly #bySite: (SiteLog | undefined)[] = [];
  readonly #sites: SiteLog[] = [];
  #evaluations = 0;
  /** The one that runs. */
  statement = 0;

  constructor(module: InstrumentedModule) {
    this.#module = module;
  }

  /** Adds a comparison, unless the predicate has enough of them. */
  addWhileLogged(predicate: number, operator: string, left: unknown, right: unknown, outcome: boolean): void {
    const { state } = this.#module;
    if (((state[sideOf(predicate, false)] as number) & SiteState.logged) === 0) return;
    const site = (this.#bySite[predicate] ??= this.#open());
    if (site.evaluations++ < ORDERED) site.lastAt = this.#evaluations++;
    if (isKnown(site.raws, operator, left, right, outcome)) return;
    const compared = { operator, left: describeOperand(left), right: describeOperand(right), outcome };
    const key = stringify(compared);
    for (let i = 0; i < site.keys.length; i++) if (site.keys[i] === key) return;
    const count = site.keys.length;
    site.keys[count] = key;
    site.comparisons[count] = { predicate, statement: this.statement, ...compared };
    if (isUnchanging(left) && isUnchanging(right)) site.raws[site.raws.length] = { operator, left, right, outcome };
    if (count + 1 < PER_SITE) return;
    for (let side = sideOf(predicate, false); side <= sideOf(predicate, true); side++) state[side] = (state[side] as number) & ~SiteState.logged;
  }

  /** Those of the predicate that was evaluated last come last. */
  get comparisons(): ComparisonDto[] {
    const all: ComparisonDto[] = [];
    apply(sort, this.#sites, [(a: SiteLog, b: SiteLog) => a.lastAt - b.lastAt]);
    for (let i = 0; i < this.#sites.length; i++) {
      const { comparisons } = this.#sites[i] as SiteLog;
      for (let j = 0; j < comparisons.length; j++) all[all.length] = comparisons[j] as ComparisonDto;
    }
    return all;
  }

  #open(): SiteLog {
    const site: SiteLog = { lastAt: 0, evaluations: 0, comparisons: [], keys: [], raws: [] };
    this.#sites[this.#sites.length] = site;
    return site;
  }
}

function isKnown(raws: readonly Raw[], operator: string, left: unknown, right: unknown, outcome: boolean): boolean {
  for (let i = 0; i < raws.length; i++) {
    const raw = raws[i] as Raw;
    if (raw.operator === operator && raw.outcome === outcome && is(raw.left, left) && is(raw.right, right)) return true;
  }
  return false;
}

/** What is described in the same way whenever it is met. */
function isUnchanging(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}
