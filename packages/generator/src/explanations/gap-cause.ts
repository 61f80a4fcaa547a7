import type { GoalDto, ModuleDescriptionDto, PredicateDescriptionDto } from '@auklet/protocol';
import type { Gap } from '../report/gap.ts';
import { describeDenials } from '../findings/describe-denials.ts';
import { describeOutcome } from '../findings/describe-outcome.ts';
import { effectsOf } from '../findings/reaches-outside.ts';
import { comparisonText } from './comparison-text.ts';
import type { Evidence } from './evidence.ts';
import { outcomeWords } from './outcome-words.ts';

export type Cause = Pick<Gap, 'reason' | 'why' | 'comparison'>;

/** A goal before another one. */
interface Way {
  readonly goal: GoalDto;
  /** Whether there is no other way. */
  readonly isOnly: boolean;
}

/** Says why goals of one module are not covered, given the nearest try for each and all others. */
export class GapCauses {
  readonly #description: ModuleDescriptionDto;
  readonly #tries: readonly Evidence[];

  constructor(description: ModuleDescriptionDto, tries: readonly Evidence[]) {
    this.#description = description;
    this.#tries = tries;
  }

  /** @param reached whether the nearest try covers the goal, and was not kept */
  of(goal: GoalDto, nearest: Evidence, reached: boolean): Cause {
    if (reached) return leftOut(nearest);
    if (goal.kind === 'branch' && nearest.distance(goal.predicate, goal.outcome) !== undefined) return this.#missed(goal.predicate, goal.outcome, nearest);
    const way = this.#wayTo(goal, nearest);
    if (way !== undefined) return this.#stopped(way, nearest);
    if (this.#isEntered(goal.function, nearest)) return goal.kind === 'block' && goal.construct === 'catch' ? untriggered() : this.#interrupted(nearest);
    return this.#notEntered(goal.function);
  }

  #missed(id: number, outcome: boolean, nearest: Evidence): Cause {
    const predicate = this.#predicate(id);
    const { subject, state } = outcomeWords(predicate, outcome);
    const comparison = nearest.missing(id, outcome);
    const shown = comparison === undefined ? {} : { comparison: comparisonText(comparison) };
    if (this.#isConstant(id)) return { reason: 'constant', why: `${subject} compared the same in every try, and was always ${outcomeWords(predicate, !outcome).state}`, ...shown };
    return { reason: 'missed', why: `${subject} was never ${state}`, ...shown };
  }

  /** A bare value that always came out the same says no more than that: it may well depend on what nobody has tried. */
  #isConstant(id: number): boolean {
    const seen = this.#tries.flatMap(({ comparisons }) => comparisons.filter(({ predicate }) => predicate === id));
    if (seen.some(({ operator }) => operator === 'truthy' || operator === 'nullish')) return false;
    return new Set(seen.map(({ left, right }) => JSON.stringify([left, right]))).size === 1 && this.#timesEvaluated(id) > 1;
  }

  #timesEvaluated(id: number): number {
    return this.#tries.filter((one) => one.distance(id, true) !== undefined).length;
  }

  /** The nearest goal on the way that the try decided about; of several ways, the one that it came closest to. */
  #wayTo(goal: GoalDto, nearest: Evidence): Way | undefined {
    const met = new Set([goal.id]);
    let isOnly = true;
    for (let level = this.#parentsOf([goal], met); level.length > 0; level = this.#parentsOf(level, met)) {
      isOnly &&= level.length === 1;
      const [closest] = level.flatMap((one) => {
        const distance = distanceTo(one, nearest);
        return distance === undefined ? [] : [{ goal: one, distance }];
      }).sort((a, b) => a.distance - b.distance);
      if (closest !== undefined) return { goal: closest.goal, isOnly };
    }
    return undefined;
  }

  #parentsOf(goals: readonly GoalDto[], met: Set<number>): GoalDto[] {
    const parents: GoalDto[] = [];
    for (const id of goals.flatMap((goal) => goal.parents)) {
      const parent = this.#description.goals[id];
      if (parent === undefined || parent.kind === 'entry' || met.has(id)) continue;
      met.add(id);
      parents.push(parent);
    }
    return parents;
  }

  #stopped({ goal: way, isOnly }: Way, nearest: Evidence): Cause {
    if (way.kind !== 'branch' || nearest.distance(way.predicate, way.outcome) === 0) return this.#interrupted(nearest);
    const predicate = this.#predicate(way.predicate);
    const { subject, state } = outcomeWords(predicate, way.outcome);
    const comparison = nearest.missing(way.predicate, way.outcome);
    const why = `control comes there ${isOnly ? 'only ' : ''}when ${subject} (line ${predicate.location.start.line}) is ${state}, which it never was`;
    return { reason: 'blocked', why, ...(comparison === undefined ? {} : { comparison: comparisonText(comparison) }) };
  }

  #interrupted({ result }: Evidence): Cause {
    const effects = effectsOf(result);
    if (effects.length > 0) return { reason: 'denied', why: `what is denied is on the way: ${describeDenials(effects)}` };
    const { outcome } = result;
    const end = outcome.kind === 'threw' ? `something throws on the way: ${outcome.error.type}: ${outcome.error.message}` : outcome.kind === 'returned' ? 'the function returns or throws on the way' : `the way there ${describeOutcome(outcome)}`;
    return { reason: 'interrupted', why: end };
  }

  #isEntered(id: number, nearest: Evidence): boolean {
    const entry = this.#entryOf(id);
    return entry === undefined || nearest.entered(entry.block);
  }

  #entryOf(id: number): Extract<GoalDto, { kind: 'entry' }> | undefined {
    return this.#description.goals.find((goal) => goal.kind === 'entry' && goal.function === id) as Extract<GoalDto, { kind: 'entry' }> | undefined;
  }

  #notEntered(id: number): Cause {
    const called = this.#description.functions[id];
    const name = called === undefined || called.name === '' ? 'the function around it' : `${called.name}()`;
    const lines = [...new Set((this.#entryOf(id)?.callers ?? []).flatMap((caller) => this.#description.goals[caller]?.location.start.line ?? []))].sort((a, b) => a - b);
    const from = lines.length === 0 ? '' : `; what would call it depends on line ${lines.join(', ')}`;
    return { reason: 'not-entered', why: `${name} was never called${from}` };
  }

  #predicate(id: number): PredicateDescriptionDto {
    return this.#description.predicates[id] as PredicateDescriptionDto;
  }
}

/** `undefined` when a try did not come so far that it was decided. */
function distanceTo(goal: GoalDto, evidence: Evidence): number | undefined {
  if (goal.kind === 'branch') return evidence.distance(goal.predicate, goal.outcome);
  return goal.kind === 'block' && evidence.entered(goal.block) ? 0 : undefined;
}

function leftOut({ result }: Evidence): Cause {
  const effects = effectsOf(result);
  if (effects.length > 0) return { reason: 'denied', why: `only tests reach it that are denied ${describeDenials(effects)}` };
  const { outcome } = result;
  if (outcome.kind === 'returned' || outcome.kind === 'threw') return { reason: 'left-out', why: 'tests reach it, but none of them held reliably in the test framework' };
  return { reason: 'left-out', why: `only tests reach it that end otherwise: ${describeOutcome(outcome)}` };
}

function untriggered(): Cause {
  return { reason: 'missed', why: 'nothing in the try block has thrown' };
}
