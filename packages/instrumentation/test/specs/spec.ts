/** Distances to the outcomes true and false. */
export type Distances = readonly [toTrue: number, toFalse: number];

/** One call into a small module, and everything its trace has to say. */
export interface Spec {
  readonly name: string;
  /** A CommonJS module that exports a function. */
  readonly code: string;
  /** Expression over `f`, the export. */
  readonly call: string;
  /** What the call gives, resolved; `undefined` for a call that throws. */
  readonly returns: unknown;
  /** By source text, all predicates that were evaluated. */
  readonly distances: Readonly<Record<string, Distances>>;
  /** All blocks entered beyond those of functions: `case 1`, `default`, `catch`, `resume`. */
  readonly blocks: readonly string[];
}

export function spec(name: string, code: string, call: string, returns: unknown, distances: Spec['distances'], blocks: readonly string[] = []): Spec {
  return { name, code: `module.exports = ${code}`, call, returns, distances, blocks };
}

/** The normalised distance of operands of the same kind. */
export function same(distance: number): number {
  return (0.5 * distance) / (distance + 1);
}

/** The normalised distance of operands of different kinds. */
export function cross(kinds: number, rest = 0): number {
  const distance = kinds + rest / (rest + 1);
  return 0.5 + (0.5 * distance) / (distance + 1);
}

/** What one character costs that differs by so many code units. */
export function character(difference: number): number {
  return difference / (difference + 1);
}

/** The outcome that occurred tells nothing about the other one. */
export const HALF = 0.5;

/** Nothing to compare with. */
export const EMPTY = 0.75;
