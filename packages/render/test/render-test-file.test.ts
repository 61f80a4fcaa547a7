import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AssertedTestDto, type AssertionDto, PROTOCOL_VERSION, type StatementDto, type ValueTree } from '@auklet/protocol';
import { type FrameworkName, renderTestFile, type RenderRequest } from '@auklet/render';
import { number, reference, string } from './shapes-tests.ts';

const call = (path: readonly string[], ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: path }, args });
const is = (statement: number, value: ValueTree): AssertionDto => ({ statement, path: [], kind: 'is', value });
const asserted = (statements: StatementDto[], ...assertions: AssertionDto[]): AssertedTestDto => ({
  version: PROTOCOL_VERSION,
  testCase: { version: PROTOCOL_VERSION, statements },
  assertions,
});

function rendering(tests: readonly AssertedTestDto[], request: Partial<RenderRequest> = {}) {
  return renderTestFile({
    tests: tests.map((one) => ({ test: one })),
    framework: 'node',
    language: 'javascript',
    style: 'esm',
    subject: { format: 'module', specifier: './slug.js', name: 'slug' },
    header: { version: '0.0.0', seed: 1 },
    ...request,
  });
}

const bodyOf = (text: string): string => text.slice(text.indexOf('\n') + 1).replace(/^\/\/ Auklet .*\n/gm, '').trim();

test('says on which lines each test is, also when its title needs a line of its own', () => {
  const long = string('a text so long that the title which quotes it has to stand alone');
  const tests = [asserted([call(['slugify'], long, long)], is(0, string(long.kind === 'string' ? `${long.value} and ${long.value}` : ''))), asserted([call(['slugify'], string('b'))], is(0, number(1)))];
  const file = rendering(tests);
  const lines = file.text.split('\n');
  for (const { lines: [first, last], titles } of file.tests) {
    const written = lines.slice(first - 1, last).join('\n');
    assert.ok(written.includes(titles[1] as string), written);
    assert.match(written, /slugify\([\s\S]*\);$/);
    assert.is(written.match(/slugify\(/g)?.length, 1);
  }
});

test('writes a small test as a person would', () => {
  const { text } = rendering([asserted([call(['slugify'], string(''))], is(0, { kind: 'null' }))]);
  assert.is(
    bodyOf(text),
    `import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { slugify } from './slug.js';

describe('slugify', () => {
  it('returns null for an empty string', () => {
    assert.equal(slugify(''), null);
  });
});`,
  );
});

test('a member is that of the class which a factory is declared to make', () => {
  const known = { parameters: [], async: false, generator: false };
  const returns = { alternatives: [{ kind: 'instance' as const, path: ['Square'], weight: 1 }] };
  const nothing = { alternatives: [] };
  const callables = [
    { ...known, id: 0, kind: 'method' as const, path: ['Circle'], key: 'area', returns: nothing },
    { ...known, id: 1, kind: 'method' as const, path: ['Square'], key: 'area', returns: nothing },
    { ...known, id: 2, kind: 'method' as const, path: ['Square'], key: 'of', isStatic: true, returns },
  ];
  const statements: StatementDto[] = [{ kind: 'method', receiver: { export: ['Square'] }, key: 'of', args: [] }, { kind: 'method', receiver: { statement: 0 }, key: 'area', args: [] }];
  const { tests } = rendering([asserted(statements, is(1, number(1)))], { subject: { format: 'module', specifier: './slug.js', name: 'slug', callables } });
  assert.is(tests[0]?.titles[0], 'Square#area');
});

test('a callback in an object is called like the property that holds it', () => {
  const callback: ValueTree = { kind: 'function', style: 'arrow', arity: 0, plan: [] };
  const options: ValueTree = { kind: 'object', properties: [{ key: 'onIdle', role: 'data', value: reference(0) }] };
  const statements: StatementDto[] = [{ kind: 'let', value: callback }, { kind: 'let', value: options }, call(['run'], reference(1))];
  const { text } = rendering([asserted(statements, { statement: 0, path: [], kind: 'called', calls: [[]] })]);
  assert.match(text, 'const onIdle = mock.fn(() => {});');
  assert.match(text, 'run({ onIdle });');
});

test('a loop over what is known to end has no other end', () => {
  const statements: StatementDto[] = [call(['pages']), { kind: 'iterate', statement: 0, limit: 8, async: true }];
  const items = (length: number): AssertionDto => ({ statement: 1, path: [], kind: 'equals', value: { kind: 'array', items: Array.from({ length }, () => number(1)) } });
  assert.not.match(rendering([asserted(statements, items(2))]).text, 'break');
  assert.match(rendering([asserted(statements, items(8))]).text, 'break');
});

test('arranges, acts and asserts', () => {
  const { text } = rendering(
    [
      asserted(
        [{ kind: 'construct', callee: { export: ['Stack'] }, args: [] }, { kind: 'method', receiver: { statement: 0 }, key: 'push', args: [number(1)] }, { kind: 'get', receiver: { statement: 0 }, key: 'size' }],
        is(2, number(1)),
      ),
    ],
    { framework: 'vitest' },
  );
  assert.is(
    bodyOf(text),
    `import { describe, expect, it } from 'vitest';
import { Stack } from './slug.js';

describe('Stack#size', () => {
  it('is 1 after push', () => {
    const stack = new Stack();
    stack.push(1);

    expect(stack.size).toBe(1);
  });
});`,
  );
});

test('gives the same bytes for the same request', () => {
  const tests = [asserted([call(['b'], string('x'))], is(0, number(1))), asserted([call(['a'])], is(0, number(2)))];
  assert.is(rendering(tests).text, rendering(tests).text);
});

test('names a default export after the module, and a class with a capital', () => {
  const { text } = rendering([asserted([{ kind: 'construct', callee: { export: ['default'] }, args: [] }], { statement: 0, path: [], kind: 'instance-of', type: 'Slug' })]);
  assert.match(text, "import Slug from './slug.js';");
  assert.match(text, 'new Slug()');
});

test('keeps names apart: keywords, globals, the framework and the imports', () => {
  const { text } = rendering([
    asserted([call(['it'], string('a'))], is(0, number(1))),
    asserted([call(['delete'], string('a'))], is(0, number(1))),
    asserted([call(['result'], string('a')), call(['Map'], reference(0), reference(0))], is(1, number(1))),
  ]);
  assert.match(text, "import { Map as Map2, delete as delete2, it as it2, result } from './slug.js';");
  assert.match(text, "const result2 = result('a');");
});

test('names inputs after the parameters they go to', () => {
  const parameter = { name: 'words', optional: false, rest: false, type: { alternatives: [] } };
  const callables = [{ id: 0, kind: 'function', path: ['join'], parameters: [parameter], returns: { alternatives: [] }, async: false, generator: false }] as const;
  const list: ValueTree = { kind: 'array', items: [string('a')] };
  const one = asserted([{ kind: 'let', value: list }, call(['join'], reference(0))], { statement: 0, path: [], kind: 'equals', value: { kind: 'array', items: [] } });
  const { text } = rendering([one], { subject: { format: 'module', specifier: './slug.js', name: 'slug', callables } });
  assert.match(text, "const words = ['a'];");
});

test('titles are unique within their group and are found again at their lines', () => {
  const same = asserted([call(['a'], string('x'))], is(0, number(1)));
  const { text, tests } = rendering([same, same, asserted([call(['b'], string('x'))], is(0, number(1)))]);
  assert.equal(
    tests.map(({ index, titles }) => [index, ...titles]),
    [
      [0, 'a', 'returns 1 for "x"'],
      [1, 'a', 'returns 1 for "x" (2)'],
      [2, 'b', 'returns 1 for "x"'],
    ],
  );
  const lines = text.split('\n');
  for (const { titles, lines: [start, end] } of tests) {
    assert.match(lines[start - 1] as string, titles[1] as string);
    assert.is(lines[end - 1], '  });');
  }
});

test('declares no variable that nothing uses', () => {
  const { text } = rendering([asserted([{ kind: 'let', value: number(1) }, call(['a']), call(['b'])], is(2, number(1)))]);
  assert.not.match(text, 'const ');
});

test('says why something happens where what held is known', () => {
  const thrown = asserted([call(['clamp'], number(0), number(1), number(0))], { statement: 0, path: [], kind: 'throws', error: { type: 'RangeError' } });
  const found = asserted([call(['clamp'], number(5))], is(0, number(5)));
  const conditions = ['min is greater than max'];
  const { tests } = renderTestFile({
    tests: [thrown, found].map((one) => ({ test: one, conditions })),
    framework: 'node',
    language: 'javascript',
    style: 'esm',
    subject: { format: 'module', specifier: './clamp.js', name: 'clamp' },
    header: { version: '0.0.0', seed: 1 },
  });
  assert.equal(tests.map(({ titles }) => titles[1]), ['returns 5 for 5', 'throws a RangeError when min is greater than max']);
});

test('listens to the console in the words of each framework', () => {
  const greeting = asserted([call(['greet'])], { statement: 0, path: [], kind: 'printed', method: 'log', calls: [[string('Hello')]] });
  const textFor = (framework: FrameworkName): string => rendering([greeting], { framework }).text;
  for (const [framework, switchName] of [['vitest', 'vi'], ['jest', 'jest']] as const) {
    assert.match(textFor(framework), `const log = ${switchName}.spyOn(console, 'log').mockImplementation(() => {});`);
    assert.match(textFor(framework), `${switchName}.restoreAllMocks();`);
    assert.match(textFor(framework), "expect(log.mock.calls).toStrictEqual([['Hello']]);");
  }
  assert.match(textFor('node'), "const log = context.mock.method(console, 'log', () => {});");
  assert.match(textFor('mocha'), 'mock.restoreAll();');
  assert.match(textFor('uvu'), 'test.after.each(');
  assert.match(textFor('uvu'), "assert.deepEqual(log.mock.calls.map((call) => call.arguments), [['Hello']]);");
  assert.match(textFor('uvu'), 'prints "Hello"');
});

test('groups follow the source, and what throws comes last in its group', () => {
  const at = (line: number): { location: { start: { line: number; column: number }; end: { line: number; column: number } } } => ({ location: { start: { line, column: 0 }, end: { line, column: 9 } } });
  const callable = (name: string, line: number) => ({ id: line, kind: 'function', path: [name], parameters: [], returns: { alternatives: [] }, async: false, generator: false, ...at(line) }) as const;
  const fails = asserted([call(['first'], number(1))], { statement: 0, path: [], kind: 'throws', error: { type: 'Error' } });
  const { tests } = rendering([asserted([call(['second'])], is(0, number(1))), fails, asserted([call(['first'])], is(0, number(1)))], {
    subject: { format: 'module', specifier: './slug.js', name: 'slug', callables: [callable('first', 1), callable('second', 9)] },
  });
  assert.equal(tests.map(({ index }) => index), [2, 1, 0]);
});

test('speaks the language of each framework', () => {
  const clock = asserted([call(['start']), { kind: 'advance', milliseconds: 100 }, { kind: 'get', receiver: { statement: 0 }, key: 'ticks' }], is(2, number(1)));
  const textFor = (framework: FrameworkName, style: 'esm' | 'cjs' = 'esm'): string => rendering([clock], { framework, style }).text;
  assert.match(textFor('vitest'), "import { afterEach, describe, expect, it, vi } from 'vitest';");
  assert.match(textFor('vitest'), 'await vi.advanceTimersByTimeAsync(100);');
  assert.match(textFor('jest'), "import { afterEach, describe, expect, it, jest } from '@jest/globals';");
  assert.match(textFor('jest', 'cjs'), "const { afterEach, describe, expect, it } = require('@jest/globals');");
  assert.match(textFor('mocha'), "import { mock } from 'node:test';");
  assert.match(textFor('mocha'), 'mock.timers.reset();');
  assert.match(textFor('node'), 'context.mock.timers.tick(100);');
  assert.match(textFor('uvu'), "const test = suite('start');");
  assert.match(textFor('uvu'), 'test.run();');
});

test.run();
