import type { ProtocolVersion } from './version.ts';

/** Lines count from 1, columns from 0, as in Babel and Istanbul; positions are in the original source. */
export interface LocationDto {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** Function 0 is the module's top level. */
export interface FunctionDescriptionDto {
  readonly id: number;
  readonly name: string;
  readonly kind: 'module' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter' | 'static-block' | 'field';
  readonly className?: string;
  readonly location: LocationDto;
  /** The function whose body creates this one; `null` for the module. */
  readonly parent: number | null;
  readonly async: boolean;
  readonly generator: boolean;
}

/** A leaf condition: one truth value that decides where control goes. */
export interface PredicateDescriptionDto {
  readonly id: number;
  readonly kind: 'test' | 'logical' | 'nullish' | 'optional' | 'default' | 'case' | 'has-next';
  readonly function: number;
  readonly location: LocationDto;
  /** Source text of the condition, at most 120 characters. */
  readonly text: string;
}

/**
 * Something that a test can cover.
 *
 * - `entry`: the function was called (its block was entered).
 * - `branch`: the predicate had this outcome.
 * - `block`: a block that no single predicate outcome implies was entered (case body, catch clause, resume edge).
 *
 * `parents` are the goals on which this one is control dependent within its function (Ferrante, Ottenstein
 * and Warren 1987); empty means: on the function's entry. `callers` of an entry goal are the goals that
 * control the known call sites or the creation site; an entry without callers is a root.
 */
export type GoalDto = {
  readonly id: number;
  readonly function: number;
  readonly location: LocationDto;
  readonly parents: readonly number[];
} & (
  | { readonly kind: 'entry'; readonly block: number; readonly callers: readonly number[] }
  | { readonly kind: 'branch'; readonly predicate: number; readonly outcome: boolean }
  | { readonly kind: 'block'; readonly block: number; readonly construct: 'case' | 'catch' | 'resume' }
);

/** One Istanbul branch: an arm is covered when any of its goals or statements is. */
export interface BranchDescriptionDto {
  readonly type: 'if' | 'cond-expr' | 'switch' | 'binary-expr' | 'default-arg';
  readonly location: LocationDto;
  readonly arms: readonly { readonly location: LocationDto; readonly goals: readonly number[] }[];
}

export interface StatementDescriptionDto {
  readonly location: LocationDto;
  readonly function: number;
}

/** Literals of the source, for seeding. */
export interface ConstantPoolDto {
  readonly strings: readonly string[];
  readonly numbers: readonly number[];
  readonly bigints: readonly string[];
  readonly regexps: readonly { readonly source: string; readonly flags: string }[];
  /** Property names that the source reads, writes or tests. */
  readonly keys: readonly string[];
}

/** What instrumentation knows of one module. Ids index the arrays; blocks and statements are numbered from 0. */
export interface ModuleDescriptionDto {
  readonly version: ProtocolVersion;
  readonly functions: readonly FunctionDescriptionDto[];
  readonly predicates: readonly PredicateDescriptionDto[];
  readonly blocks: number;
  readonly statements: readonly StatementDescriptionDto[];
  readonly goals: readonly GoalDto[];
  readonly branches: readonly BranchDescriptionDto[];
  readonly constants: ConstantPoolDto;
  /** True when the module's top level holds state that its functions may change. */
  readonly stateful: boolean;
  /** What an ignore comment took out of the goals. */
  readonly ignored: readonly { readonly location: LocationDto; readonly comment: string }[];
}
