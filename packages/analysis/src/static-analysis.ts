import type { LocationDto, ParameterDto, SourcePositionDto, TypeDto } from '@auklet/protocol';

/** What the source, its comments and its type declarations say about one function. */
export interface FunctionEvidence {
  readonly name: string;
  readonly location: LocationDto;
  readonly parameters: readonly ParameterDto[];
  readonly returns: TypeDto;
  /** A type annotation says something about its parameters. */
  readonly isDeclared: boolean;
}

export interface ClassEvidence {
  readonly name: string;
  readonly location: LocationDto;
  /** Parameters of the constructor, of the base class's where the class has none of its own. */
  readonly parameters: readonly ParameterDto[];
  /** Names of the classes of the module that it extends, the nearest first. */
  readonly bases: readonly string[];
  /** Names of its private and protected members. */
  readonly hidden: readonly string[];
  /** Whether a test may construct it: it is neither abstract nor is its constructor private or protected. */
  readonly isConstructible: boolean;
}

/**
 * What can be said of a module without running it. Functions and classes are keyed by where they start in
 * the original source (`positionKey`). An `instance` alternative holds the class's name in the source until
 * `moduleInterface` knows the export path.
 */
export interface StaticAnalysis {
  readonly functions: ReadonlyMap<string, FunctionEvidence>;
  readonly classes: ReadonlyMap<string, ClassEvidence>;
  /** Types that a declaration gives to exports whatever function they hold, by path through the namespace (`pathKey`). */
  readonly declared: ReadonlyMap<string, DeclaredSignature>;
  /** Recursive types; `named` alternatives index this table. */
  readonly types: readonly TypeDto[];
}

/** Parameters and result of a function, method or constructor as a declaration gives them. */
export interface DeclaredSignature {
  readonly parameters: readonly ParameterDto[];
  readonly returns: TypeDto;
}

export function positionKey(position: SourcePositionDto): string {
  return `${position.line}:${position.column}`;
}

/** Key of `declared`: the path, and for a member of instances `#` and its name. */
export function pathKey(path: readonly string[], member?: string): string {
  return member === undefined ? path.join('.') : `${path.join('.')}#${member}`;
}
