import type * as t from '@babel/types';
import type { ConsoleMethod, ValueTree } from '@auklet/protocol';

export type FrameworkName = 'vitest' | 'jest' | 'mocha' | 'node' | 'uvu';

/** Something the test file imports besides the subject. */
export interface FrameworkImport {
  readonly from: string;
  readonly default?: string;
  readonly names?: readonly string[];
}

/** How a thrown value is recognised. `type`: an expression for its class, where the test can name it. */
export interface ThrownClaim {
  readonly type: t.Expression | null;
  readonly typeName: string;
  readonly message: string | null;
}

/** An assertion with its parts as expressions. */
export type Check =
  | { readonly kind: 'is'; readonly actual: t.Expression; readonly expected: t.Expression; readonly value: ValueTree }
  | { readonly kind: 'equals'; readonly actual: t.Expression; readonly expected: t.Expression }
  | { readonly kind: 'close-to'; readonly actual: t.Expression; readonly value: number }
  | { readonly kind: 'type-of'; readonly actual: t.Expression; readonly type: string }
  | { readonly kind: 'same-as'; readonly actual: t.Expression; readonly expected: t.Expression }
  | { readonly kind: 'instance-of'; readonly actual: t.Expression; readonly type: t.Expression }
  /** `actual` is what `recorder` made; `calls` is a list of argument lists. */
  | { readonly kind: 'called'; readonly actual: t.Expression; readonly calls: t.Expression }
  | { readonly kind: 'throws'; readonly body: t.ArrowFunctionExpression; readonly thrown: ThrownClaim }
  | { readonly kind: 'rejects'; readonly promise: t.Expression; readonly thrown: ThrownClaim };

/** What a framework does with the clock of one test. */
export interface FakeTimers {
  /** Statements at the start of a test. */
  install(): t.Statement[];
  advance(milliseconds: number | 'all'): t.Statement;
  /** Statements of the group, run after each test; empty when the framework restores the clock itself. */
  restore(): t.Statement[];
  /** Parameter of the test function, when the clock hangs on it. */
  readonly parameter?: string;
}

/** How a test listens to the console. */
export interface ConsoleSpies {
  /** Declares `name`, which records the calls of a method of the console and keeps it silent. */
  listen(name: string, method: ConsoleMethod): t.Statement;
  /** Statements of the group, run after each test; empty when the framework takes the spies off itself. */
  restore(): t.Statement[];
  /** Parameter of the test function, when the spies hang on it. */
  readonly parameter?: string;
}

/** Everything that differs between test frameworks. */
export interface FrameworkRenderer {
  readonly name: string;
  /** Names that the file imports or finds as globals, so that nothing else takes them. */
  readonly reserved: readonly string[];
  /** @param used which of `reserved` occur in the file */
  imports(used: ReadonlySet<string>, style: 'esm' | 'cjs'): FrameworkImport[];
  group(title: string, body: t.Statement[]): t.Statement;
  test(title: string, body: t.ArrowFunctionExpression): t.Statement;
  check(check: Check): t.Statement;
  /** The function as one that records its calls and is otherwise the same. */
  recorder(implementation: t.Expression): t.Expression;
  readonly timers: FakeTimers;
  readonly spies: ConsoleSpies;
}
