import type { ValueTree } from './value-tree.ts';

/**
 * Asks for a test case to be run with mimics: stand-ins that have every property and answer every call, so that one run
 * shows what the subject does with a value. What an argument really holds is still there; what it lacks is made up. Such
 * a run tells what to try, and counts for nothing else.
 */
export interface ProbeDto {
  /** Arguments that are made up altogether, spelled `statement.position`. */
  readonly open: readonly string[];
  /** What made-up functions do with functions that they are given: nothing, or call them, with or without `null` first. */
  readonly callbacks: 'ignored' | 'called' | 'completed';
  /** What stands in the place of made-up values, by their names. */
  readonly fixed: readonly (readonly [name: string, value: ValueTree])[];
}

/** How a mimic came about: an argument of the test case, or what the subject got from another mimic. */
export type MimicStepDto =
  | { readonly kind: 'argument'; readonly place: string }
  | { readonly kind: 'property'; readonly key: string }
  /** What a call returned. */
  | { readonly kind: 'result' }
  /** What a promise of it resolved to. */
  | { readonly kind: 'resolved' }
  /** What iterating over it gave. */
  | { readonly kind: 'element' }
  /** Passed to a function that was given in a call: argument `position` of the function that was argument `callback`. */
  | { readonly kind: 'passed'; readonly callback: number; readonly position: number }
  /** What it would be when parsed as JSON. */
  | { readonly kind: 'parsed' }
  /** What a text of the test case spells in JSON. */
  | { readonly kind: 'json'; readonly text: string };

/** `given`: a function was passed to it; `list` and `text`: a method was called that only these have. */
export type MimicUse = 'called' | 'iterated' | 'list' | 'text' | 'number' | 'awaited' | 'given' | 'written';

/** One mimic of a probe and what the subject used it as. */
export interface MimicDto {
  /** Names the way it came about; the same in other probes of the same test case. */
  readonly name: string;
  /** Position of the mimic that it came from. */
  readonly parent: number | null;
  readonly step: MimicStepDto;
  /** Whether it stands for nothing that the test case holds. */
  readonly isOpen: boolean;
  readonly uses: readonly MimicUse[];
}
