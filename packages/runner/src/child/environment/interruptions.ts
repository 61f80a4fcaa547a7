// Runs in the child: may import node builtins and protocol only.
import { types } from 'node:util';
import { defineProperty, deleteProperty, getOwnPropertyDescriptor } from './tamper-proof.ts';
import { BUDGET_EXHAUSTED, type OutcomeDto } from '@auklet/protocol';

const { isProxy } = types;

type GlobalFlag = typeof globalThis & { readonly [BUDGET_EXHAUSTED]?: unknown };

type WithoutStatement<T> = T extends { readonly statement: number } ? Omit<T, 'statement'> : never;

/** An outcome that ends a test whatever the subject does about it. */
export type Interruption = WithoutStatement<Extract<OutcomeDto, { kind: 'exited' | 'crashed' | 'timed-out' }>>;

/** Property order is that of the schema, so that results are the same byte for byte wherever they were made. */
function at(statement: number, interruption: Interruption): OutcomeDto {
  const { kind, ...details } = interruption;
  return { kind, statement, ...details } as OutcomeDto;
}

/** What a denied way to end the process throws. Instrumented `catch` clauses let it pass, as they do an exhausted budget. */
class Interrupted extends Error {
  readonly [BUDGET_EXHAUSTED] = 'interrupted';
}

/** Remembers that a test has to end, even when the subject swallows what was thrown to end it. */
export class Interruptions {
  #raised: { readonly interruption: Interruption; readonly statement: number } | undefined;
  readonly #owner: () => number;

  /** @param owner tells on behalf of which statement code is running */
  constructor(owner: () => number) {
    this.#owner = owner;
  }

  raise(interruption: Interruption): never {
    this.#raised ??= { interruption, statement: this.#owner() };
    throw new Interrupted('The process was asked to end.');
  }

  get isPending(): boolean {
    return this.#raised !== undefined || (globalThis as GlobalFlag)[BUDGET_EXHAUSTED] !== undefined;
  }

  /** @param statement to blame when it is not known which one it was */
  outcome(statement: number): OutcomeDto | undefined {
    if (this.#raised !== undefined) return at(this.#raised.statement, this.#raised.interruption);
    const budget: unknown = (globalThis as GlobalFlag)[BUDGET_EXHAUSTED];
    return budget === undefined ? undefined : { kind: 'timed-out', statement, budget: isBudget(budget) ? budget : 'steps' };
  }

  clear(): void {
    this.#raised = undefined;
    if ((globalThis as GlobalFlag)[BUDGET_EXHAUSTED] !== undefined) deleteProperty(globalThis, BUDGET_EXHAUSTED);
  }
}

/** Ends the test because a budget has run out, also when the subject catches what is thrown. */
export function exhaust(budget: Budget): never {
  defineProperty(globalThis, BUDGET_EXHAUSTED, { value: budget, configurable: true });
  const error = new Error(`The test has used up its budget of ${budget}.`);
  defineProperty(error, BUDGET_EXHAUSTED, { value: budget });
  throw error;
}

type Budget = Extract<OutcomeDto, { kind: 'timed-out' }>['budget'];

/** The budget whose exhaustion was thrown, if that is what was thrown. */
export function exhaustedBudget(thrown: unknown): Budget | undefined {
  if (typeof thrown !== 'object' || thrown === null || isProxy(thrown) || thrown instanceof Interrupted) return undefined;
  const budget: unknown = getOwnPropertyDescriptor(thrown, BUDGET_EXHAUSTED)?.value;
  return isBudget(budget) ? budget : undefined;
}

export function isInterrupted(thrown: unknown): boolean {
  return !isProxy(thrown) && thrown instanceof Interrupted;
}

function isBudget(value: unknown): value is Budget {
  return value === 'steps' || value === 'cpu' || value === 'wall' || value === 'turns';
}
