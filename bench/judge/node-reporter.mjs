// A node:test reporter: one JSON text a line for every test that is not a suite, named with the suites around it.
export default async function* report(source) {
  const suites = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') suites[data.nesting] = data.name;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    const name = [...suites.slice(0, data.nesting), data.name].join(' ');
    yield `${JSON.stringify({ name, passed: type === 'test:pass' })}\n`;
  }
}
