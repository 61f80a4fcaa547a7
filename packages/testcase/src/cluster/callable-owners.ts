import type { CallableDto, ModuleDescriptionDto } from '@auklet/protocol';

/**
 * Which callables lead into which functions of the source: a callable owns the function it is, and what that creates.
 * Functions that no callable owns are led into by those that call them.
 */
export class CallableOwners {
  readonly #byFunction: readonly (readonly CallableDto[])[];
  readonly #functionOfGoal: readonly number[];

  constructor(description: ModuleDescriptionDto, callables: readonly CallableDto[]) {
    this.#functionOfGoal = description.goals.map((goal) => goal.function);
    const owners: Set<CallableDto>[] = description.functions.map(() => new Set());
    for (const { id, location } of description.functions) {
      for (const callable of callables) {
        const start = callable.location?.start;
        if (start !== undefined && start.line === location.start.line && start.column === location.start.column) owners[id]?.add(callable);
      }
    }
    spread(description, owners);
    this.#byFunction = owners.map((set) => [...set]);
  }

  /** Callables whose use may cover one of the goals; none when that is unknown. */
  ownersOf(goals: readonly number[]): readonly CallableDto[] {
    const functions = new Set(goals.map((goal) => this.#functionOfGoal[goal]));
    return [...new Set([...functions].flatMap((id) => (id === undefined ? [] : (this.#byFunction[id] ?? []))))];
  }
}

/** Hands owners down to created functions and over to called ones until nothing changes. */
function spread(description: ModuleDescriptionDto, owners: readonly Set<CallableDto>[]): void {
  const leads = leadsTo(description);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [from, to] of leads) {
      const target = owners[to] as Set<CallableDto>;
      const before = target.size;
      owners[from]?.forEach((owner) => target.add(owner));
      changed ||= target.size > before;
    }
  }
}

function leadsTo({ functions, goals }: ModuleDescriptionDto): (readonly [number, number])[] {
  const created = functions.flatMap(({ id, parent }) => (parent === null || parent === 0 ? [] : [[parent, id] as const]));
  const called = goals.flatMap((goal) =>
    goal.kind !== 'entry' ? [] : goal.callers.flatMap((caller) => (goals[caller] === undefined ? [] : [[goals[caller].function, goal.function] as const])),
  );
  return [...created, ...called.filter(([from]) => from !== 0)];
}
