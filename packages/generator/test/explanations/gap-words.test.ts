import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { generateIn, manifest, withProject } from '../frameworks/linked-project.ts';

const test = suite('reasons of gaps');

/** Nothing of what stands behind these conditions can be reached. */
const SOURCE = `export function sort(word) {
  const kept = \`\${word}\` ?? 'never';
  const { length = 9 } = kept;
  for (const part of []) kept.push(part ? 1 : 2);
  const nobody = null;
  nobody?.call(word ? 1 : 2);
  switch (typeof kept) {
    case 'string':
      return length;
    default:
      return -1;
  }
}
`;

test('a reason says what an outcome means where it stands', () =>
  withProject({ 'package.json': manifest('node --test', { type: 'module' }), 'sort.js': SOURCE }, async (folder) => {
    const { outcome, error, gaps = [] } = await generateIn(folder, 'sort.js', { maxExecutions: 100 });
    assert.is(outcome, 'generated', error);
    assert.equal([...new Set(gaps.map(({ line, why }) => `${line}: ${why}`))], [
      '2: `${word}` was never null or undefined',
      '3: the default length = 9 was never used',
      '4: control comes there only when the loop over [] (line 4) is entered, which it never was',
      '6: control comes there only when nobody (line 6) is anything but null or undefined, which it never was',
      "10: control comes there only when case 'string' (line 8) is passed over, which it never was",
    ]);
    assert.equal(gaps.filter(({ line }) => line < 4).map(({ branch }) => branch), ['`${word}` is null or undefined', 'the default length = 9 is used']);
  }));

const UNITS = `export function unit(word) {
  const kind = typeof word === 'nothing' ? 'second' : 'ms';
  switch (kind) {
    case 'seconds':
    case 'second':
      return 1;
    default:
      return 2;
  }
}
`;

test('of several ways to a branch the closest is named, and not as the only one', () =>
  withProject({ 'package.json': manifest('node --test', { type: 'module' }), 'unit.js': UNITS }, async (folder) => {
    const { gaps = [] } = await generateIn(folder, 'unit.js', { maxExecutions: 100 });
    assert.equal(gaps.filter(({ line }) => line > 2).map(({ why }) => why), [
      "control comes there only when case 'seconds' (line 4) is taken, which it never was",
      "control comes there when case 'second' (line 5) is taken, which it never was",
    ]);
  }));

/** A look-up in vain comes before a comparison that has nothing to do with it. */
const PAIRED = `const known = new Map();
export function paired(word) {
  known.get('pair of ' + word);
  const pairs = [[word], [word]];
  return pairs[0] === pairs[1] ? 'same' : 'equal';
}
`;

test('what blocks is what the condition itself compared', () =>
  withProject({ 'package.json': manifest('node --test', { type: 'module' }), 'paired.js': PAIRED }, async (folder) => {
    const { gaps = [] } = await generateIn(folder, 'paired.js', { maxExecutions: 100 });
    assert.equal(gaps.map(({ comparison }) => comparison), ['an array of 1 === an array of 1']);
  }));

test('a branch whose test a person deleted is open for that reason', () =>
  withProject({ 'package.json': manifest('node --test', { type: 'module' }), 'label.js': "export const label = (kind) => (kind === 'book' ? 'Book' : 'Thing');\n" }, async (folder) => {
    const { testFile } = await generateIn(folder, 'label.js', { maxExecutions: 100 });
    const file = join(folder, testFile as string);
    const text = readFileSync(file, 'utf8');
    const kept = text.replace(/ +it\('returns "Book"[^]*?\n  \}\);\n\n?/, '');
    assert.is.not(kept, text);
    writeFileSync(file, kept);
    const { gaps = [] } = await generateIn(folder, 'label.js', { maxExecutions: 100 });
    assert.equal(gaps.map(({ branch, reason, why }) => [branch, reason, why]), [["kind === 'book' is true", 'retired', 'the test that reaches it was edited or deleted, and is not written again']]);
  }));

test.run();
