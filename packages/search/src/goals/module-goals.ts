import type { GoalDto, LocationDto, ModuleDescriptionDto, TraceDto } from '@auklet/protocol';

const MODULE_FUNCTION = 0;
const MAX_LEVELS = 24;

/** A goal on which another one is control dependent, `level` dependences away. */
export interface Ancestor {
  readonly goal: number;
  readonly level: number;
}

/** The goals of a module, indexed by what a trace talks about. */
export class ModuleGoals {
  readonly description: ModuleDescriptionDto;
  readonly goals: readonly GoalDto[];
  readonly children: readonly (readonly number[])[];
  /** Ancestors within the function, nearest first; the function's entry is not among them. */
  readonly ancestors: readonly (readonly Ancestor[])[];
  /** Control dependences between the function's entry and the goal. */
  readonly depths: readonly number[];
  readonly roots: readonly number[];
  /** The entry goal of the module itself: loading it covers that. */
  readonly moduleEntry: readonly number[];
  /** By function. */
  readonly entries: readonly (number | undefined)[];
  /** By goal: statements of its function that stand before it in the text. */
  readonly statementsBefore: readonly Uint32Array[];
  readonly #byPredicate: readonly { onTrue: number[]; onFalse: number[] }[];
  readonly #byBlock: readonly number[][];

  constructor(description: ModuleDescriptionDto) {
    const { goals } = description;
    this.description = description;
    this.goals = goals;
    this.#byPredicate = description.predicates.map(() => ({ onTrue: [], onFalse: [] }));
    this.#byBlock = Array.from({ length: description.blocks }, () => []);
    for (const goal of goals) this.#index(goal);
    const entries: (number | undefined)[] = description.functions.map(() => undefined);
    for (const goal of goals) if (goal.kind === 'entry') entries[goal.function] = goal.id;
    this.entries = entries;
    this.children = childrenOf(goals, entries);
    this.ancestors = goals.map((goal) => ancestorsOf(goal, goals));
    this.depths = goals.map((goal, i) => depthOf(goal, this.ancestors[i] as readonly Ancestor[], goals));
    this.roots = goals.filter((goal) => isRoot(goal, entries)).map(({ id }) => id);
    this.moduleEntry = goals.filter((goal) => goal.kind === 'entry' && goal.function === MODULE_FUNCTION).map(({ id }) => id);
    this.statementsBefore = goals.map((goal) => statementsBefore(goal, description));
  }

  /** Covered goals, ascending. */
  coveredBy(trace: TraceDto): number[] {
    const covered: number[] = [];
    trace.predicates.forEach((predicate, i) => {
      const goals = this.#byPredicate[predicate];
      if (goals === undefined) return;
      if (trace.trueDistances[i] === 0) covered.push(...goals.onTrue);
      if (trace.falseDistances[i] === 0) covered.push(...goals.onFalse);
    });
    for (const block of trace.blocks) covered.push(...(this.#byBlock[block] ?? []));
    return covered.sort((a, b) => a - b);
  }

  #index(goal: GoalDto): void {
    if (goal.kind === 'branch') {
      const sides = this.#byPredicate[goal.predicate];
      (goal.outcome ? sides?.onTrue : sides?.onFalse)?.push(goal.id);
    } else this.#byBlock[goal.block]?.push(goal.id);
  }
}

function isRoot(goal: GoalDto, entries: readonly (number | undefined)[]): boolean {
  if (goal.kind === 'entry') return goal.callers.length === 0;
  return goal.parents.length === 0 && entries[goal.function] === undefined;
}

function childrenOf(goals: readonly GoalDto[], entries: readonly (number | undefined)[]): readonly (readonly number[])[] {
  const children: Set<number>[] = goals.map(() => new Set());
  for (const goal of goals) {
    for (const parent of controllersOf(goal, entries)) if (parent !== goal.id) children[parent]?.add(goal.id);
  }
  return children.map((set) => [...set]);
}

function controllersOf(goal: GoalDto, entries: readonly (number | undefined)[]): readonly number[] {
  if (goal.kind === 'entry') return goal.callers;
  if (goal.parents.length > 0) return goal.parents;
  const entry = entries[goal.function];
  return entry === undefined ? [] : [entry];
}

function ancestorsOf(goal: GoalDto, goals: readonly GoalDto[]): readonly Ancestor[] {
  const ancestors: Ancestor[] = [];
  const met = new Set([goal.id]);
  let frontier: readonly number[] = goal.parents;
  for (let level = 1; frontier.length > 0 && level <= MAX_LEVELS; level++) {
    const next: number[] = [];
    for (const id of frontier) {
      if (met.has(id)) continue;
      met.add(id);
      const ancestor = goals[id];
      if (ancestor === undefined || ancestor.kind === 'entry') continue;
      ancestors.push({ goal: id, level });
      next.push(...ancestor.parents);
    }
    frontier = next;
  }
  return ancestors;
}

function depthOf(goal: GoalDto, ancestors: readonly Ancestor[], goals: readonly GoalDto[]): number {
  if (goal.kind === 'entry') return 0;
  if (hangsOnEntry(goal, goals)) return 1;
  const nearest = ancestors.find(({ goal: id }) => hangsOnEntry(goals[id] as GoalDto, goals));
  return nearest === undefined ? MAX_LEVELS : nearest.level + 1;
}

function hangsOnEntry(goal: GoalDto, goals: readonly GoalDto[]): boolean {
  return goal.parents.length === 0 || goal.parents.some((parent) => goals[parent]?.kind === 'entry');
}

function statementsBefore(goal: GoalDto, { statements }: ModuleDescriptionDto): Uint32Array {
  const ids: number[] = [];
  statements.forEach((statement, id) => {
    if (statement.function === goal.function && startsBefore(statement.location, goal.location)) ids.push(id);
  });
  return Uint32Array.from(ids);
}

function startsBefore(a: LocationDto, b: LocationDto): boolean {
  return a.start.line < b.start.line || (a.start.line === b.start.line && a.start.column < b.start.column);
}
