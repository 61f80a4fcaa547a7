import type { ProbeDto } from './probe.ts';
import type { PropertyKeyDto, ValueTree } from './value-tree.ts';
import type { ProtocolVersion } from './version.ts';

/** What is called: a member of the subject's namespace by path, or the value an earlier statement bound. */
export type CalleeDto =
  | { readonly export: readonly string[] }
  | { readonly statement: number };

/**
 * Statement `i` binds its completion value to variable `i` and refers only to variables `j < i`.
 *
 * - `let` binds a value; `construct` is `new callee(...args)`; `call` is `callee(...args)`.
 * - `method` is `receiver[key](...args)`, `get` is `receiver[key]`, `set` is `receiver[key] = value`.
 * - `await` awaits an earlier value, within a bounded number of turns of the fake clock.
 * - `iterate` drains at most `limit` items of an iterable (`async`: of an async one) into an array.
 * - `tagged` calls a tagged template; `strings.length === args.length + 1`.
 * - `advance` moves the fake clock by some milliseconds, or until no timer is left.
 */
export type StatementDto =
  | { readonly kind: 'let'; readonly value: ValueTree }
  | { readonly kind: 'construct'; readonly callee: CalleeDto; readonly args: readonly ValueTree[] }
  | { readonly kind: 'call'; readonly callee: CalleeDto; readonly args: readonly ValueTree[]; readonly thisArg?: ValueTree }
  | {
      readonly kind: 'method';
      readonly receiver: CalleeDto;
      readonly key: PropertyKeyDto;
      readonly args: readonly ValueTree[];
    }
  | { readonly kind: 'get'; readonly receiver: CalleeDto; readonly key: PropertyKeyDto }
  | { readonly kind: 'set'; readonly receiver: CalleeDto; readonly key: PropertyKeyDto; readonly value: ValueTree }
  | { readonly kind: 'await'; readonly statement: number }
  | { readonly kind: 'iterate'; readonly statement: number; readonly limit: number; readonly async?: boolean }
  | {
      readonly kind: 'tagged';
      readonly callee: CalleeDto;
      readonly strings: readonly string[];
      readonly args: readonly ValueTree[];
    }
  | { readonly kind: 'advance'; readonly milliseconds: number | 'all' };

/** A test case is plain data from birth: it can be stored, sent, hashed and compared as JSON. */
export interface TestCaseDto {
  readonly version: ProtocolVersion;
  readonly statements: readonly StatementDto[];
  /** Present when it is run for what it shows only. */
  readonly probe?: ProbeDto;
}
