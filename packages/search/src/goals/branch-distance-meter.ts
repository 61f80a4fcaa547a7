import type { GoalDto, TraceDto } from '@auklet/protocol';
import type { ModuleGoals } from './module-goals.ts';

const CALL_PASSES = 8;
/** More than any way over call sites. */
const UNREACHED = 256;
/** A call site was reached, yet the callee was not entered. */
const REACHED_CALL = 0.5;
/** Added where the way towards a goal was missed, so that taking it and being interrupted is nearer. */
const MISSED = 0.5;

/**
 * Distance of a trace to a goal (Arcuri 2010: approach level plus normalised branch distance), 0 when covered:
 *
 * - predicate evaluated: its distance, in (0, 1);
 * - function entered: approach level plus the distance of the nearest evaluated ancestor, or, when that one had the
 *   wanted outcome and something was thrown on the way, plus what is missing of the statements in between;
 * - function not entered: one more than that, plus the distance of the nearest call site.
 *
 * One trace at a time is spread over dense arrays; asking for many goals of one trace is cheap.
 */
export class BranchDistanceMeter {
  readonly #goals: ModuleGoals;
  readonly #stamps: { readonly predicates: Uint32Array; readonly blocks: Uint32Array; readonly statements: Uint32Array };
  readonly #trueDistances: Float64Array;
  readonly #falseDistances: Float64Array;
  readonly #entryDistances: Float64Array;
  #entryDistancesKnown = false;
  readonly #begun = new Map<number, Uint32Array>();
  #trace: TraceDto | null = null;
  #stamp = 0;

  constructor(goals: ModuleGoals) {
    const { predicates, blocks, statements, functions } = goals.description;
    this.#goals = goals;
    this.#stamps = {
      predicates: new Uint32Array(predicates.length),
      blocks: new Uint32Array(blocks),
      statements: new Uint32Array(statements.length),
    };
    this.#trueDistances = new Float64Array(predicates.length);
    this.#falseDistances = new Float64Array(predicates.length);
    this.#entryDistances = new Float64Array(functions.length);
  }

  fitness(goal: number, trace: TraceDto): number {
    if (this.#trace !== trace) this.#load(trace);
    return this.#distance(this.#goals.goals[goal] as GoalDto);
  }

  #load(trace: TraceDto): void {
    this.#trace = trace;
    this.#stamp += 1;
    this.#entryDistancesKnown = false;
    this.#begun.clear();
    trace.predicates.forEach((predicate, i) => {
      this.#stamps.predicates[predicate] = this.#stamp;
      this.#trueDistances[predicate] = trace.trueDistances[i] as number;
      this.#falseDistances[predicate] = trace.falseDistances[i] as number;
    });
    for (const block of trace.blocks) this.#stamps.blocks[block] = this.#stamp;
    for (const statement of trace.statements) this.#stamps.statements[statement] = this.#stamp;
  }

  #distance(goal: GoalDto): number {
    if (goal.kind === 'entry') return this.#isEntered(goal.function) ? 0 : 1 + this.#entryDistance(goal.function);
    const own = this.#ownDistance(goal);
    if (own !== undefined) return own;
    return this.#isEntered(goal.function) ? this.#distanceInside(goal) : this.#depth(goal) + 1 + this.#entryDistance(goal.function);
  }

  /** The distance at the goal itself; `undefined` when control never came there. */
  #ownDistance(goal: GoalDto): number | undefined {
    if (goal.kind !== 'branch') return this.#stamps.blocks[goal.block] === this.#stamp ? 0 : undefined;
    if (this.#stamps.predicates[goal.predicate] !== this.#stamp) return undefined;
    return (goal.outcome ? this.#trueDistances : this.#falseDistances)[goal.predicate];
  }

  #distanceInside(goal: GoalDto): number {
    let nearest = Infinity;
    let nearestLevel = Infinity;
    for (const { goal: id, level } of this.#goals.ancestors[goal.id] ?? []) {
      if (level > nearestLevel) break;
      const own = this.#ownDistance(this.#goals.goals[id] as GoalDto);
      if (own === undefined) continue;
      nearestLevel = level;
      nearest = Math.min(nearest, level + (own === 0 ? this.#interruption(goal) / 2 : MISSED + own / 2));
    }
    return nearest === Infinity ? this.#depth(goal) + this.#interruption(goal) : nearest;
  }

  /** Control was on its way to the goal and did not arrive: in [¼, ¾], less the further it came. Half of it is less than any miss of the way. */
  #interruption(goal: GoalDto): number {
    const before = this.#goals.statementsBefore[goal.id] as number;
    const begun = this.#begunCounts(goal.function)[before] as number;
    return 0.25 + 0.5 * (1 - begun / (before + 1));
  }

  /** How many of a function's first statements, in the order of the text, were begun: one count for each length. */
  #begunCounts(id: number): Uint32Array {
    const known = this.#begun.get(id);
    if (known !== undefined) return known;
    const ordered = this.#goals.statements[id] as Uint32Array;
    const counts = new Uint32Array(ordered.length + 1);
    ordered.forEach((statement, i) => {
      counts[i + 1] = (counts[i] as number) + (this.#stamps.statements[statement] === this.#stamp ? 1 : 0);
    });
    this.#begun.set(id, counts);
    return counts;
  }

  #isEntered(id: number): boolean {
    const entry = this.#goals.entries[id];
    if (entry === undefined) return true;
    const goal = this.#goals.goals[entry] as GoalDto;
    return goal.kind === 'entry' && this.#stamps.blocks[goal.block] === this.#stamp;
  }

  #depth(goal: GoalDto): number {
    return this.#goals.depths[goal.id] as number;
  }

  #entryDistance(id: number): number {
    if (!this.#entryDistancesKnown) this.#findEntryDistances();
    return this.#entryDistances[id] as number;
  }

  /** Shortest ways over call sites into functions that were not entered (Bellman and Ford), so no order matters. */
  #findEntryDistances(): void {
    this.#entryDistancesKnown = true;
    const distances = this.#entryDistances;
    for (const { function: id, callers } of this.#goals.entryGoals) distances[id] = this.#nearestReachedCall(callers);
    for (let pass = 0, changed = true; changed && pass < CALL_PASSES; pass++) {
      changed = false;
      for (const { from, to, length } of this.#goals.callEdges) {
        if (this.#isEntered(from)) continue;
        const distance = length + (distances[from] as number);
        if (distance >= (distances[to] as number)) continue;
        distances[to] = distance;
        changed = true;
      }
    }
  }

  /** Distance to the nearest call site in a function that was entered. */
  #nearestReachedCall(callers: readonly number[]): number {
    if (callers.length === 0) return 0;
    let nearest = UNREACHED;
    for (const caller of callers) {
      const goal = this.#goals.goals[caller] as GoalDto;
      if (this.#isEntered(goal.function)) nearest = Math.min(nearest, this.#distance(goal) || REACHED_CALL);
    }
    return nearest;
  }
}
