import type { GoalDto, ModuleDescriptionDto, TraceDto } from '@auklet/protocol';

/** What some tests together have covered in one module. */
export class CoverageRecord {
  readonly #outcomes: readonly [whenTrue: Uint8Array, whenFalse: Uint8Array];
  readonly #blocks: Uint8Array;
  readonly #statements: Uint8Array;

  constructor({ predicates, blocks, statements }: ModuleDescriptionDto) {
    this.#outcomes = [new Uint8Array(predicates.length), new Uint8Array(predicates.length)];
    this.#blocks = new Uint8Array(blocks);
    this.#statements = new Uint8Array(statements.length);
  }

  /** Adds what one test covered. */
  add(trace: TraceDto): void {
    const [whenTrue, whenFalse] = this.#outcomes;
    trace.predicates.forEach((predicate, index) => {
      if (trace.trueDistances[index] === 0) whenTrue[predicate] = 1;
      if (trace.falseDistances[index] === 0) whenFalse[predicate] = 1;
    });
    for (const block of trace.blocks) this.#blocks[block] = 1;
    for (const statement of trace.statements) this.#statements[statement] = 1;
  }

  covers(goal: GoalDto): boolean {
    if (goal.kind !== 'branch') return this.#blocks[goal.block] === 1;
    return this.#outcomes[goal.outcome ? 0 : 1][goal.predicate] === 1;
  }

  coversStatement(statement: number): boolean {
    return this.#statements[statement] === 1;
  }
}
