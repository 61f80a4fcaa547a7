import { createRandom } from '@auklet/random';
import { PatternLibrary } from '@auklet/testcase';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('PatternLibrary');

const SOLVABLE: readonly RegExp[] = [
  /^abc$/,
  /^(?:a|bc|d{2,4})+$/,
  /^[a-z0-9._%+-]+@[a-z0-9-]+\.[a-z]{2,}$/i,
  /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?$/,
  /^(['"])[^'"]*\1$/,
  /^(?<name>\w+)=\k<name>$/,
  /^(?=.*\d)[a-z\d]{3,6}$/,
  /^(?!foo)\w{3}$/,
  /\bword\b/,
  /^\p{Lu}\p{Ll}*$/u,
  new RegExp('^[\\p{L}--[a-z]]{2}$', 'v'),
  /^[^a-z\s]{3}$/,
  /^\s*$/,
  /^\u{1f600}+$/u,
  /^.{5}$/s,
  /^[^]$/,
  /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i,
];

test('writes texts that the engine matches', () => {
  const library = new PatternLibrary([]);
  for (const { source, flags } of SOLVABLE) {
    for (let seed = 0; seed < 60; seed++) {
      const text = library.textFor({ source, flags }, createRandom(seed));
      assert.ok(text !== undefined && new RegExp(source, flags).test(text), `/${source}/${flags} against ${JSON.stringify(text)}`);
    }
  }
});

test('writes different texts for different seeds', () => {
  const library = new PatternLibrary([]);
  const texts = new Set(Array.from({ length: 50 }, (_, seed) => library.textFor({ source: '^[a-z]+(?:,[a-z]+)*$', flags: '' }, createRandom(seed))));
  assert.ok(texts.size > 30);
});

test('leaves out what is no regular expression and does not learn it twice', () => {
  const library = new PatternLibrary([{ source: '(', flags: '' }, { source: 'a', flags: '' }]);
  assert.is(library.size, 1);
  library.learn({ source: '[', flags: '' });
  library.learn({ source: 'b', flags: '' });
  library.learn({ source: 'b', flags: '' });
  assert.is(library.size, 2);
  assert.is(library.textFor({ source: '*', flags: '' }, createRandom(1)), undefined);
});

test.run();
