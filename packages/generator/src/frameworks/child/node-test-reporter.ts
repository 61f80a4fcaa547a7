/**
 * A reporter for node:test, loaded by the Node that runs the generated tests: one JSON array of its tests.
 * May import nothing.
 */

interface TestEvent {
  readonly type: string;
  readonly data: { readonly name: string; readonly nesting: number; readonly details?: { readonly type?: string } };
}

export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const titles: string[] = [];
  const tests: { readonly titles: readonly string[]; readonly passed: boolean }[] = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') titles.splice(data.nesting, titles.length, data.name);
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    tests.push({ titles: [...titles.slice(0, data.nesting), data.name], passed: type === 'test:pass' });
  }
  yield JSON.stringify(tests);
}
