import type { ConsoleMethod } from './printed.ts';
import type { TestCaseDto } from './test-case.ts';
import type { ValueTree } from './value-tree.ts';
import type { ProtocolVersion } from './version.ts';

/**
 * What a generated test claims about the value that statement `statement` bound (or about how it ended).
 * `path` leads from that value to the part that is meant: property keys and array positions.
 *
 * - `is`: the same primitive, as `Object.is` says.
 * - `close-to`: a double within a relative 1e-9.
 * - `equals`: deep strict equality with a literal.
 * - `same-as`: identity with what another statement bound.
 * - `type-of`: what `typeof` says.
 * - `instance-of`: the constructor's name.
 * - `called`: the synthesised function that a `let` binds was called this often, with these arguments, in this order.
 * - `printed`: until the statement ended, this method of the console was called this often, with these arguments, in this order.
 * - `throws`: the statement throws (an `await`: the promise rejects); `message` only where the project wrote it.
 */
export type AssertionDto = { readonly statement: number; readonly path: readonly (string | number)[] } & (
  | { readonly kind: 'is'; readonly value: ValueTree }
  | { readonly kind: 'close-to'; readonly value: number }
  | { readonly kind: 'equals'; readonly value: ValueTree }
  | { readonly kind: 'same-as'; readonly other: number }
  | { readonly kind: 'type-of'; readonly type: string }
  | { readonly kind: 'instance-of'; readonly type: string }
  | { readonly kind: 'called'; readonly calls: readonly (readonly ValueTree[])[] }
  | { readonly kind: 'printed'; readonly method: ConsoleMethod; readonly calls: readonly (readonly ValueTree[])[] }
  | { readonly kind: 'throws'; readonly error: ThrownExpectationDto }
);

/** `type` is the constructor name of a thrown object; what is no error and has a literal (a primitive, a plain object) is expected by `value` instead. */
export type ThrownExpectationDto =
  | { readonly type: string; readonly message?: string }
  | { readonly value: ValueTree };

/** A test as it is written to a file. */
export interface AssertedTestDto {
  readonly version: ProtocolVersion;
  readonly testCase: TestCaseDto;
  readonly assertions: readonly AssertionDto[];
}
