import type { ComparisonDto } from '@auklet/protocol';
import { SiteState, sideOf, type InstrumentedModule } from '../hooks/index.ts';
import { describeOperand } from './compared.ts';
import { unwatchedMap } from '../unwatched-map.ts';

const PER_SITE = 8;

/** What the predicates of one module compared in one test: at most 8 different comparisons each. */
export class ComparisonLog {
  readonly #module: InstrumentedModule;
  readonly #bySite = unwatchedMap<number, Map<string, ComparisonDto>>();
  /** The one that runs. */
  statement = 0;

  constructor(module: InstrumentedModule) {
    this.#module = module;
  }

  /** Adds a comparison, unless the predicate has enough of them. */
  addWhileLogged(predicate: number, operator: string, left: unknown, right: unknown, outcome: boolean): void {
    const { state } = this.#module;
    if (((state[sideOf(predicate, false)] as number) & SiteState.logged) === 0) return;
    const compared = { operator, left: describeOperand(left), right: describeOperand(right), outcome };
    const known = this.#bySite.get(predicate) ?? unwatchedMap<string, ComparisonDto>();
    this.#bySite.set(predicate, known);
    const key = JSON.stringify(compared);
    if (!known.has(key)) known.set(key, { predicate, statement: this.statement, ...compared });
    if (known.size < PER_SITE) return;
    for (const side of [sideOf(predicate, false), sideOf(predicate, true)]) state[side] = (state[side] as number) & ~SiteState.logged;
  }

  get comparisons(): ComparisonDto[] {
    return [...this.#bySite.values()].flatMap((known) => [...known.values()]);
  }
}
