import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, run } from './fixtures/executing.ts';
import { call, testCase } from './fixtures/test-cases.ts';

const test = suite('environment');
const subject = fixture('world.cjs');
const START = Date.UTC(2024, 0, 1);

for (const mode of ['in-process', 'subprocess'] as const) {
  const bound = async (...names: readonly string[]): Promise<unknown[]> =>
    (await run(mode, { subject }, ...names.map((name) => testCase(call(['default', name]))))).map((result) => boundValues(result)[0]);

  test(`${mode}: time stands still at a fixed date`, async () => {
    assert.equal(await bound('now', 'now'), [
      [START, '2024-01-01T00:00:00.000Z', 'string', 0, '0,0', '0'],
      [START, '2024-01-01T00:00:00.000Z', 'string', 0, '0,0', '0'],
    ]);
  });

  test(`${mode}: another date and another time zone can be set`, async () => {
    const epochMs = Date.UTC(2031, 6, 2);
    const [now, zone] = await run(mode, { subject, epochMs, timeZone: 'Asia/Kathmandu' }, testCase(call(['default', 'now'])), testCase(call(['default', 'zone'])));
    assert.equal((boundValues(now)[0] as unknown[]).slice(0, 2), [epochMs, '2031-07-02T00:00:00.000Z']);
    assert.equal(boundValues(zone), [5]);
  });

  test(`${mode}: dates are still dates`, async () => {
    assert.equal(await bound('dates'), [[true, true, 5, 2020, 0, true]]);
  });

  test(`${mode}: chance repeats from test to test and differs from seed to seed`, async () => {
    const [first, second] = (await bound('chance', 'chance')) as [unknown[], unknown[]];
    assert.equal(first, second);
    assert.match(String(first[1]), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const [other] = await run(mode, { subject, seed: 2 }, testCase(call(['default', 'chance'])));
    assert.not.equal(boundValues(other)[0], first);
  });

  test(`${mode}: the variables and the time zone are those of no machine`, async () => {
    assert.equal(await bound('zone'), [0]);
    const changed = await run(mode, { subject }, testCase(call(['default', 'setVariable'], 'TZ', 5), call(['default', 'setVariable'], 'NEW', true)), testCase(call(['default', 'variables'])));
    assert.equal(boundValues(changed[0]), ['5', 'true']);
    assert.equal((changed[1] as { outcome: unknown }).outcome, { kind: 'returned' });
  });
}

test('leaves this process as it was', async () => {
  const before = [Date, setTimeout, Math.random, process.exit, process.env, process.nextTick, console.log, process.listenerCount('uncaughtException')];
  process.env['AUKLET_TEST_VARIABLE'] = 'kept';
  await run('in-process', { subject }, testCase(call(['default', 'now'])), testCase(call(['default', 'sleep'], 5), { kind: 'await', statement: 0 }));
  assert.equal([Date, setTimeout, Math.random, process.exit, process.env, process.nextTick, console.log, process.listenerCount('uncaughtException')], before);
  assert.is(process.env['AUKLET_TEST_VARIABLE'], 'kept');
  delete process.env['AUKLET_TEST_VARIABLE'];
  assert.ok(Date.now() > START);
});

test('the variables of a test do not reach the next', async () => {
  const [, after] = await run('subprocess', { subject, observers: [variablesObserver] }, testCase(call(['default', 'setVariable'], 'LEAK', 'x')), testCase(call(['default', 'variables'])));
  assert.is(after?.observations['text'], '{"NODE_ENV":"test","TZ":"UTC","LANG":"C"}');
});

const variablesObserver = { remote: { name: 'text', module: new URL('./fixtures/observers/last-text.mjs', import.meta.url).href } };

test.run();
