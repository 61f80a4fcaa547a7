import type { NumberLiteral } from './value-tree.ts';

/** An operand of a comparison as far as it hints at inputs; strings are cut at 200 characters, lists at 16 entries. */
export type ComparedDto =
  | { readonly kind: 'undefined' | 'null' | 'symbol' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: NumberLiteral }
  | { readonly kind: 'bigint'; readonly value: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  /** Strings and numbers among the items. */
  | { readonly kind: 'array'; readonly length: number; readonly items: readonly (string | number)[] }
  | { readonly kind: 'object'; readonly type: string; readonly keys: readonly string[] }
  | { readonly kind: 'function'; readonly name: string }
  /** A mimic of a probe, by its position. */
  | { readonly kind: 'mimic'; readonly position: number };

/**
 * One evaluation of a predicate while it still missed an outcome.
 *
 * `operator` is the operator of the source (`===`, `<`, `in`, `typeof`, `instanceof`, …), `truthy` or `nullish` for
 * a bare value (`right` is `undefined`), or a method with a leading dot (`.startsWith`, `.test`, `.has`), whose
 * receiver is `left` and whose first argument is `right`.
 */
export interface ComparisonDto {
  readonly predicate: number;
  /** The statement of the test case that ran when these were first compared. */
  readonly statement: number;
  readonly operator: string;
  readonly left: ComparedDto;
  readonly right: ComparedDto;
  readonly outcome: boolean;
  /** The module whose predicate it is, where that is not the one under test. */
  readonly module?: string;
}
