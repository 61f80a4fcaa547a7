import type { TypeChecker } from '@auklet/analysis';
import type { AssertedTestDto } from '@auklet/protocol';
import type { RenderedFile, TestToRender } from '@auklet/render';

/** What can be done about a test that the compiler rejects, the mildest first. */
const MENDS: readonly ((entry: TestToRender) => TestToRender | null)[] = [
  ({ test }) => withoutState(test),
  ({ test }) => ({ test: withoutState(test)?.test ?? test, casts: 'arguments' }),
  ({ test }) => ({ test, casts: 'everything' }),
  () => null,
];

/**
 * Makes TypeScript tests type-check, test by test and only as far as the compiler asks: assertions on fields go (they
 * may be private), then arguments are cast, then results; what it still rejects is dropped.
 */
export function wellTypedTests(tests: readonly AssertedTestDto[], render: (tests: readonly TestToRender[]) => RenderedFile, check: TypeChecker): readonly TestToRender[] {
  let entries: readonly TestToRender[] = tests.map((test) => ({ test }));
  const mended = new Map<TestToRender, number>();
  while (entries.length > 0) {
    const rejected = rejectedBy(check, render(entries));
    if (rejected.size === 0) return entries;
    entries = entries.flatMap((entry, index) => (rejected.has(index) ? mend(entry, mended) : [entry]));
  }
  return entries;
}

function rejectedBy(check: TypeChecker, { text, tests }: RenderedFile): ReadonlySet<number> {
  const lines = check(text);
  return new Set(tests.filter(({ lines: [first, last] }) => lines.some((line) => line >= first && line <= last)).map(({ index }) => index));
}

/** Applies the next mend that applies at all. */
function mend(entry: TestToRender, mended: Map<TestToRender, number>): readonly TestToRender[] {
  for (let next = mended.get(entry) ?? 0; next < MENDS.length; next++) {
    const replacement = MENDS[next]?.(entry);
    if (replacement === undefined || replacement === null) continue;
    mended.set(replacement, next + 1);
    return [replacement];
  }
  return [];
}

/** The test without assertions on parts of values; `null` when it has none, or nothing else. */
function withoutState(test: AssertedTestDto): TestToRender | null {
  const assertions = test.assertions.filter(({ path }) => path.length === 0);
  if (assertions.length === test.assertions.length || assertions.length === 0) return null;
  return { test: { ...test, assertions } };
}
