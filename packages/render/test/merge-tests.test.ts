import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { holdsOtherSubjects, mergeTests, type RenderRequest, renderTestFile } from '@auklet/render';

type Style = Pick<RenderRequest, 'framework' | 'language' | 'style'>;

/** A file with a test of `name` for each number. */
function generated(style: Style, results: Readonly<Record<string, Readonly<Record<number, number>>>>, specifier = './twice.js'): string {
  const tests = Object.entries(results).flatMap(([name, values]) =>
    Object.entries(values).map(([input, value]) => {
      const call = { kind: 'call', callee: { export: [name] }, args: [{ kind: 'number', value: Number(input) }] } as const;
      const is = { kind: 'is', statement: 0, path: [], value: { kind: 'number', value } } as const;
      return { test: { version: 1, testCase: { version: 1, statements: [call] }, assertions: [is] } } as const;
    }),
  );
  return renderTestFile({ ...style, tests, subject: { format: 'module', specifier, name: 'twice' }, header: { version: '1.0.0', seed: 1 } }).text;
}

const STYLES: Readonly<Record<string, Style>> = {
  'Vitest in TypeScript': { framework: 'vitest', language: 'typescript', style: 'esm' },
  'Mocha in CommonJS': { framework: 'mocha', language: 'javascript', style: 'cjs' },
  'uvu in ES modules': { framework: 'uvu', language: 'javascript', style: 'esm' },
};

/** From the line that holds `word` back to the opening of its test. */
function testWith(text: string, word: string): string {
  const at = text.indexOf(word);
  const start = Math.max(text.lastIndexOf('  it(', at), text.lastIndexOf('  test(', at));
  return text.slice(start, text.indexOf('});', at) + 3);
}

for (const [name, style] of Object.entries(STYLES)) {
  test(`${name}: an edited test stays byte by byte, a deleted one stays away, the rest follows the source`, () => {
    const before = generated(style, { twice: { 1: 2, 2: 4, 3: 6, 4: 8 }, gone: { 5: 5 } });
    const edited = testWith(before, 'twice(1)').replace('twice(1)', 'twice( 1 + 0 )  /* mine */');
    const shared = before.replace(testWith(before, 'twice(1)'), edited).replace(testWith(before, 'twice(2)'), '');
    const merged = mergeTests(shared, generated(style, { twice: { 1: 2, 2: 4, 3: 7, 4: 8 }, fresh: { 6: 6 } }), './twice.js');
    assert.ok(merged.includes(edited), merged);
    assert.not.match(merged, 'twice(2)');
    assert.is(merged.match(/twice\( ?1/g)?.length, 1, merged);
    assert.match(testWith(merged, 'twice(3)'), '7');
    assert.is(testWith(merged, 'twice(4)'), testWith(before, 'twice(4)'));
    assert.not.match(merged, 'gone');
    assert.match(testWith(merged, 'fresh(6)'), '6');
    assert.match(merged, /(?:import \{.*fresh.*\} from|const \{.*fresh.*\} = require\()/);
    assert.is(mergeTests(merged, generated(style, { twice: { 1: 2, 2: 4, 3: 7, 4: 8 }, fresh: { 6: 6 } }), './twice.js'), merged);
  });
}

test('a part of a subject is brought up to date among the tests of the rest', () => {
  const style = STYLES['Vitest in TypeScript'] as Style;
  const before = generated(style, { twice: { 1: 2, 2: 4 }, thrice: { 1: 3 } });
  const part = generated(style, { twice: { 2: 5, 3: 6 } });
  const merged = mergeTests(before, part, './twice.js', { keepsOthers: true });
  assert.is(testWith(merged, 'twice(1)'), testWith(before, 'twice(1)'));
  assert.is(testWith(merged, 'thrice(1)'), testWith(before, 'thrice(1)'));
  assert.match(testWith(merged, 'twice(2)'), '5');
  assert.match(testWith(merged, 'twice(3)'), '6');
  assert.is(mergeTests(merged, part, './twice.js', { keepsOthers: true }), merged);
  const whole = mergeTests(merged, generated(style, { thrice: { 1: 3 } }), './twice.js');
  assert.not.match(whole, 'twice(');
  assert.match(whole, 'thrice(1)');
});

test('a module whose path has spaces is remembered', () => {
  const specifier = './my twice.js';
  const style = STYLES['Vitest in TypeScript'] as Style;
  const before = generated(style, { twice: { 1: 2, 2: 4 } }, specifier);
  const merged = mergeTests(before, generated(style, { twice: { 1: 3 } }, specifier), specifier);
  assert.match(testWith(merged, 'twice(1)'), '3');
  assert.not.match(merged, 'twice(2)');
  assert.not.ok(holdsOtherSubjects(merged, specifier));
  assert.ok(holdsOtherSubjects(merged, './twice.js'));
});

test('a formatter is no editor: what it wrote stays as long as it is right', () => {
  const style = STYLES['Vitest in TypeScript'] as Style;
  const before = generated(style, { twice: { 1: 2, 2: 4 } });
  const formatted = before.replaceAll("'", '"').replaceAll(/;$/gm, '').replaceAll('  ', '    ');
  const merged = mergeTests(formatted, generated(style, { twice: { 1: 2, 2: 5 } }), './twice.js');
  assert.ok(merged.includes(testWith(formatted, 'twice(1)')));
  assert.match(testWith(merged, 'twice(2)'), '5');
});

test('tests are added to a file of a person, whose every byte stays', () => {
  const style = STYLES['Vitest in TypeScript'] as Style;
  const own = "import { it } from 'vitest'\n\n// own style\nit( 'works', () => {} )\n";
  const merged = mergeTests(own, generated(style, { twice: { 1: 2 } }), './twice.js');
  assert.match(merged, "import { it, describe, expect } from 'vitest'\nimport { twice } from './twice.js';\n\n// own style\nit( 'works', () => {} )\n\ndescribe('twice'");
});

test('a name that the file uses otherwise is an error that says so', () => {
  const own = "import { it } from 'vitest';\nconst twice = 2;\nit('works', () => {});\n";
  assert.throws(() => mergeTests(own, generated(STYLES['Vitest in TypeScript'] as Style, { twice: { 1: 2 } }), './twice.js'), 'the file has a twice of its own');
});

test.run();
