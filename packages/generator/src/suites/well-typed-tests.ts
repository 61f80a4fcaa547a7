import type { TypeChecker } from '@auklet/analysis';
import type { AssertedTestDto } from '@auklet/protocol';
import { castPlaces, type RenderedFile, type TestToRender } from '@auklet/render';

/** Asks whether the compiler accepts a test as it is here; ends with how the test is to be written, or `null`. */
type Mending = Generator<TestToRender, TestToRender | null, boolean>;

/**
 * Makes TypeScript tests type-check, test by test and only as far as the compiler asks: assertions on fields go (they
 * may be private), then arguments are cast, then what statements work on; of the casts, those that the compiler can do
 * without go again. What it still rejects is dropped. All tests take their steps together, one check a round.
 */
export function wellTypedTests(tests: readonly TestToRender[], render: (tests: readonly TestToRender[]) => RenderedFile, check: TypeChecker): readonly TestToRender[] {
  const mendings = tests.map(({ test }) => mending(test));
  const steps = mendings.map((one) => one.next());
  for (;;) {
    const open = steps.flatMap((step, index) => (step.done === true ? [] : [{ index, candidate: step.value }]));
    if (open.length === 0) return steps.flatMap(({ done, value }, index) => (done === true && value !== null ? [{ ...tests[index], ...value }] : []));
    const rejected = rejectedBy(check, render(open.map(({ candidate }) => candidate)));
    for (const [position, { index }] of open.entries()) steps[index] = (mendings[index] as Mending).next(!rejected.has(position));
  }
}

function rejectedBy(check: TypeChecker, { text, tests }: RenderedFile): ReadonlySet<number> {
  const lines = check(text);
  return new Set(tests.filter(({ lines: [first, last] }) => lines.some((line) => line >= first && line <= last)).map(({ index }) => index));
}

function* mending(test: AssertedTestDto): Mending {
  const bare = withoutState(test);
  if (yield { test }) return { test };
  if (bare !== null && (yield { test: bare })) return { test: yield* withStateBack(bare, test) };
  for (const one of bare === null ? [test] : [test, bare]) {
    if (yield { test: one, casts: 'arguments' }) return yield* withFewerCasts(one, 'arguments');
  }
  return (yield { test, casts: 'everything' }) ? yield* withFewerCasts(test, 'everything') : null;
}

/** Takes the casts away, half of them at once while that works, those that readers mind most first. */
function* withFewerCasts(test: AssertedTestDto, all: 'arguments' | 'everything'): Generator<TestToRender, TestToRender, boolean> {
  let casts: ReadonlySet<string> = new Set(castPlaces(test, all));
  if (!(yield { test, casts })) return { test, casts: all };
  for (let stretch = Math.ceil(casts.size / 2); stretch >= 1; stretch = Math.floor(stretch / 2)) {
    for (let end = casts.size; end > 0; end -= stretch) {
      const places = [...casts];
      const fewer = new Set([...places.slice(0, Math.max(0, end - stretch)), ...places.slice(end)]);
      if (yield { test, casts: fewer }) casts = fewer;
    }
  }
  return { test, casts };
}

/** Takes in again what of the state the compiler lets a test see. */
function* withStateBack(bare: AssertedTestDto, test: AssertedTestDto): Generator<TestToRender, AssertedTestDto, boolean> {
  let best = bare;
  for (const assertion of test.assertions) {
    if (best.assertions.includes(assertion)) continue;
    const more = { ...test, assertions: test.assertions.filter((one) => one === assertion || best.assertions.includes(one)) };
    if (yield { test: more }) best = more;
  }
  return best;
}

/** The test without assertions on parts of values; `null` when it has none, or nothing else. */
function withoutState(test: AssertedTestDto): AssertedTestDto | null {
  const assertions = test.assertions.filter(({ path }) => path.length === 0);
  return assertions.length === test.assertions.length || assertions.length === 0 ? null : { ...test, assertions };
}
