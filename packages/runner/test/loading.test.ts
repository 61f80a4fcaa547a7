import { readFileSync } from 'node:fs';
import type { OutcomeDto, OverlayDto, SubjectDto } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, modes, resultsOf, run, values } from './fixtures/executing.ts';
import { call, testCase } from './fixtures/test-cases.ts';

const test = suite('loading');
const both = ['in-process', 'subprocess'] as const;

function overlay(file: string, resolutions: Record<string, string> = {}): OverlayDto {
  const url = new URL(`./fixtures/subjects/${file}`, import.meta.url);
  const source = readFileSync(url, 'utf8').replace("'disk'", "'overlay'");
  return { url: url.href, format: file.endsWith('.mjs') ? 'module' : 'commonjs', source, resolutions };
}

const urlOf = (file: string): string => new URL(`./fixtures/subjects/${file}`, import.meta.url).href;

function overlaid(stateful: boolean): SubjectDto[] {
  const es = overlay('counter.mjs', { '#state': urlOf('modules/state.mjs') });
  return [
    { ...fixture('counter.mjs', stateful), overlays: [{ ...es, source: es.source.replace('./modules/state.mjs', '#state') }, overlay('modules/state.mjs'), overlay('modules/legacy.cjs')] },
    { ...fixture('counter.cjs', stateful), overlays: [overlay('counter.cjs'), overlay('modules/legacy.cjs')] },
  ];
}

const origin = (subject: SubjectDto) => testCase({ kind: 'get', receiver: { export: subject.format === 'module' ? [] : ['default'] }, key: 'origin' });
const count = (subject: SubjectDto) => testCase(call(subject.format === 'module' ? ['bump'] : ['default', 'next']));

for (const mode of both) {
  for (const subject of overlaid(false)) {
    test(`${mode}: ${subject.format} overlays take the place of what is on disk`, async () => {
      const [result] = await run(mode, { subject }, origin(subject));
      assert.equal(boundValues(result), ['overlay']);
    });

    test(`${mode}: ${subject.format} instances are shared by tests and kept from batch to batch`, async () => {
      const executor = modes[mode]({ subject, observers: [values] });
      const results = [...(await resultsOf(executor, [count(subject), count(subject)])), ...(await resultsOf(executor, [count(subject)]))];
      await executor.close();
      assert.equal(results.map((result) => boundValues(result)[0]), subject.format === 'module' ? [1, 2, 3] : [[1, 1], [2, 2], [3, 3]]);
    });
  }

  for (const subject of overlaid(true)) {
    test(`${mode}: ${subject.format} instances of a stateful subject are new in each test`, async () => {
      const results = await run(mode, { subject }, count(subject), count(subject));
      assert.equal(results.map((result) => boundValues(result)[0]), subject.format === 'module' ? [1, 1] : [[1, 1], [1, 1]]);
    });
  }

  test(`${mode}: an ES module reaches the same instances by import(), and CommonJS overlays by import`, async () => {
    const [subject] = overlaid(true) as [SubjectDto];
    const testCases = [testCase(call(['bump']), call(['later']), { kind: 'await', statement: 1 }, call(['read']), call(['nextLegacy']))];
    const results = await run(mode, { subject }, ...testCases, ...testCases);
    for (const result of results) assert.equal(boundValues(result).slice(2), [2, 2, [1, 2]]);
  });

  test(`${mode}: a CommonJS module is evaluated as Node would`, async () => {
    for (const subject of [fixture('counter.cjs'), overlaid(false)[1] as SubjectDto]) {
      const [result] = await run(mode, { subject }, testCase(call(['default', 'where'])));
      assert.equal(boundValues(result)[0], ['counter.cjs', false, true]);
    }
  });
}

test('two executors in one process do not share instances', async () => {
  const subject = fixture('counter.cjs', true);
  const first = modes['in-process']({ subject: { ...subject, stateful: false }, observers: [values] });
  const second = modes['in-process']({ subject: overlaid(false)[1] as SubjectDto, observers: [values] });
  const results = [];
  for (const executor of [first, second, first]) results.push(...(await resultsOf(executor, [count(subject)])));
  assert.equal(results.map((result) => (boundValues(result)[0] as unknown[])[0]), [1, 1, 2]);
});

const failures: readonly (readonly [file: string, outcome: OutcomeDto])[] = [
  ['throws-on-load.mjs', { kind: 'threw', statement: -1, error: { type: 'TypeError', isError: true, message: 'at load' } }],
  ['exits-on-load.cjs', { kind: 'exited', statement: -1, code: 4 }],
  ['rejects-on-load.cjs', { kind: 'unhandled-rejection', statement: -1, error: { type: 'RangeError', isError: true, message: 'at load' } }],
  ['awaits-for-ever.mjs', { kind: 'timed-out', statement: -1, budget: 'turns' }],
];

for (const [file, outcome] of failures) {
  test(`${file} is an outcome of every test`, async () => {
    for (const mode of both) {
      for (const stateful of [false, true]) {
        const results = await run(mode, { subject: fixture(file, stateful) }, testCase(call(['x'])), testCase(call(['y'])));
        assert.equal(results.map((result) => result.outcome), [outcome, outcome]);
      }
    }
  });
}

const fatal: readonly (readonly [file: string, outcome: OutcomeDto])[] = [
  ['spins-on-load.cjs', { kind: 'timed-out', statement: -1, budget: 'cpu' }],
  ['crashes-on-load.cjs', { kind: 'crashed', statement: -1, signal: 'SIGSEGV', code: null }],
];

for (const [file, outcome] of fatal) {
  test(`${file} costs processes, but each test has its outcome`, async () => {
    for (const stateful of [false, true]) {
      const results = await run('subprocess', { subject: fixture(file, stateful), limits: { loadMs: 500 } }, testCase(call(['x'])), testCase(call(['y'])));
      assert.equal(results.map((result) => result.outcome), [outcome, outcome]);
    }
  });
}

test('what cannot be found or parsed is described', async () => {
  for (const mode of both) {
    const [missing] = await run(mode, { subject: fixture('imports-nothing.mjs') }, testCase());
    assert.match(missing?.outcome.kind === 'threw' ? missing.outcome.error.message : '', /Cannot find module .*missing\.mjs/);
    const [broken] = await run(mode, { subject: fixture('not-a-module.mjs') }, testCase());
    assert.is(broken?.outcome.kind === 'threw' && broken.outcome.error.type, 'SyntaxError');
    const [gone] = await run(mode, { subject: fixture('no-such-file.cjs') }, testCase());
    assert.is(gone?.outcome.kind === 'threw' && gone.outcome.statement, -1);
  }
});

test('a module may wait for a timer while it loads', async () => {
  for (const mode of both) {
    const [result] = await run(mode, { subject: fixture('awaits-a-timer.mjs') }, testCase(call(['loaded'])));
    assert.equal(boundValues(result), [true]);
  }
});

test.run();
