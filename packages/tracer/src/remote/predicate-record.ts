import { normalise, type RawDistance } from '../distances/raw-distance.ts';
import { SiteState, sideOf, type InstrumentedModule } from '../hooks/index.ts';

const { wanted, logged } = SiteState;

/** What the predicates of a module did while it was loaded. */
interface LoadRecord {
  readonly seen: readonly number[];
  readonly state: Uint8Array;
  readonly raw: Float64Array;
}

export interface PredicateDistances {
  readonly predicates: Uint32Array;
  readonly trueDistances: Float64Array;
  readonly falseDistances: Float64Array;
}

/**
 * The least distances of a module's predicates. An outcome is wanted no more when the other one has occurred, or
 * when no further evaluation can come nearer to it: instrumented code then calls no hook.
 */
export class PredicateRecord {
  readonly #module: InstrumentedModule;
  readonly #state: Uint8Array;
  /** Per side the distance to that outcome; infinite before the first evaluation. */
  readonly #raw: Float64Array;
  #seen: number[] = [];
  #load: LoadRecord | null = null;

  constructor(module: InstrumentedModule) {
    this.#module = module;
    this.#state = module.state;
    this.#raw = new Float64Array(module.state.length);
    this.forget();
  }

  forget(): void {
    this.#state.fill(this.#module.isLogged ? wanted | logged : wanted);
    this.#raw.fill(Number.POSITIVE_INFINITY);
    this.#seen = [];
  }

  /** Takes what has been recorded so far as what loading did; the first record holds for all instances. */
  keepLoad(): void {
    this.#load ??= { seen: this.#seen.slice(), state: this.#state.map((state) => state & wanted), raw: this.#raw.slice() };
  }

  /** Starts from what loading did. */
  restart(): void {
    if (this.#load === null) return this.forget();
    this.#takeBack(this.#seen, this.#load);
    // Another tracer may have been since, and then nothing of it is known here.
    this.#takeBack(this.#load.seen, this.#load);
    const { seen } = this.#load;
    this.#seen.length = seen.length;
    for (let i = 0; i < seen.length; i++) this.#seen[i] = seen[i] as number;
  }

  /** Leaves these sites as loading did. */
  #takeBack(sites: readonly number[], { state, raw }: LoadRecord): void {
    const keep = this.#module.isLogged ? logged : 0;
    for (const site of sites) {
      for (let side = sideOf(site, false); side <= sideOf(site, true); side++) {
        this.#state[side] = (state[side] as number) | keep;
        this.#raw[side] = raw[side] as number;
      }
    }
  }

  distances(): PredicateDistances {
    const predicates = new Uint32Array(this.#seen).sort();
    const trueDistances = new Float64Array(predicates.length);
    const falseDistances = new Float64Array(predicates.length);
    for (let i = 0; i < predicates.length; i++) {
      const site = predicates[i] as number;
      trueDistances[i] = normalise(this.#raw[sideOf(site, true)] as number);
      falseDistances[i] = normalise(this.#raw[sideOf(site, false)] as number);
    }
    return { predicates, trueDistances, falseDistances };
  }

  /** The least distance so far to the outcome. */
  distanceTo(site: number, outcome: boolean): RawDistance {
    return this.#raw[sideOf(site, outcome)] as number;
  }

  /** Whether the outcome has occurred and the other one has not. */
  isOneSided(site: number, outcome: boolean): boolean {
    return this.#raw[sideOf(site, outcome)] === 0 && this.#raw[sideOf(site, !outcome)] !== 0;
  }

  improve(site: number, outcome: boolean, raw: RawDistance): void {
    const side = sideOf(site, outcome);
    if (raw < (this.#raw[side] as number)) this.#raw[side] = raw;
  }

  /**
   * Notes the outcome of an evaluation.
   *
   * @param raw distance to the other outcome.
   * @param isFinal whether no evaluation with this outcome can be nearer to the other one.
   */
  settle(site: number, outcome: boolean, raw: RawDistance, isFinal: boolean): void {
    const happened = sideOf(site, outcome);
    const other = sideOf(site, !outcome);
    const known = this.#raw[other] as number;
    if (known === Number.POSITIVE_INFINITY) this.#seen.push(site);
    if (raw < known) this.#raw[other] = raw;
    this.#raw[happened] = 0;
    if (known === 0) {
      this.#state[happened] = (this.#state[happened] as number) & logged;
      this.#state[other] = (this.#state[other] as number) & logged;
    } else if (isFinal) {
      this.#state[happened] = (this.#state[happened] as number) & logged;
    }
  }
}
