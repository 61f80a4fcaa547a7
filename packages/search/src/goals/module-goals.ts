import type { GoalDto, LocationDto, ModuleDescriptionDto, TraceDto } from '@auklet/protocol';

const MODULE_FUNCTION = 0;
const MAX_LEVELS = 24;

type EntryGoal = Extract<GoalDto, { kind: 'entry' }>;

interface CallEdge {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

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
  readonly entryGoals: readonly EntryGoal[];
  /** Calls between functions; `length` is what a call site adds to the distance of its function's entry. */
  readonly callEdges: readonly CallEdge[];
  /** The entry goal of the module itself: loading it covers that. */
  readonly moduleEntry: readonly number[];
  /** By function. */
  readonly entries: readonly (number | undefined)[];
  /** By function: its statements in the order of the text. */
  readonly statements: readonly Uint32Array[];
  /** By goal: how many statements of its function stand before it. */
  readonly statementsBefore: Uint32Array;
  readonly #byPredicate: readonly { onTrue: number[]; onFalse: number[] }[];
  readonly #byBlock: readonly number[][];

  constructor(description: ModuleDescriptionDto) {
    const { goals } = description;
    this.description = description;
    this.goals = goals;
    this.#byPredicate = description.predicates.map(() => ({ onTrue: [], onFalse: [] }));
    this.#byBlock = Array.from({ length: description.blocks }, () => []);
    for (const goal of goals) this.#index(goal);
    this.entryGoals = goals.filter((goal) => goal.kind === 'entry');
    const entries: (number | undefined)[] = description.functions.map(() => undefined);
    for (const goal of this.entryGoals) entries[goal.function] = goal.id;
    this.entries = entries;
    this.children = childrenOf(goals, entries);
    this.ancestors = goals.map((goal) => ancestorsOf(goal, goals));
    this.depths = goals.map((goal, i) => depthOf(goal, this.ancestors[i] as readonly Ancestor[], goals));
    this.callEdges = this.entryGoals.flatMap(({ function: to, callers }) =>
      callers.map((caller) => ({ from: (goals[caller] as GoalDto).function, to, length: (this.depths[caller] as number) + 1 })),
    );
    this.roots = goals.filter((goal) => isRoot(goal, entries)).map(({ id }) => id);
    this.moduleEntry = this.entryGoals.filter((goal) => goal.function === MODULE_FUNCTION).map(({ id }) => id);
    this.statements = statementsByFunction(description);
    this.statementsBefore = Uint32Array.from(goals, (goal) => countBefore(goal, this.statements[goal.function] ?? new Uint32Array(0), description));
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

function statementsByFunction({ functions, statements }: ModuleDescriptionDto): readonly Uint32Array[] {
  const byFunction: number[][] = functions.map(() => []);
  statements.forEach((statement, id) => byFunction[statement.function]?.push(id));
  const locationOf = (id: number): LocationDto => (statements[id] as { readonly location: LocationDto }).location;
  return byFunction.map((ids) => Uint32Array.from(ids.sort((a, b) => compareStarts(locationOf(a), locationOf(b)) || a - b)));
}

function countBefore(goal: GoalDto, ordered: Uint32Array, { statements }: ModuleDescriptionDto): number {
  const first = ordered.findIndex((id) => compareStarts((statements[id] as { readonly location: LocationDto }).location, goal.location) >= 0);
  return first < 0 ? ordered.length : first;
}

function compareStarts(a: LocationDto, b: LocationDto): number {
  return a.start.line - b.start.line || a.start.column - b.start.column;
}
