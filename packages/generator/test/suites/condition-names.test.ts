import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { generateIn, manifest, withProject } from '../frameworks/linked-project.ts';

const test = suite('titles that say why');

const RANGE = `/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function within(value, low, high) {
  if (low > high) throw new RangeError('the range is empty');
  if (value < low) return false;
  return true;
}
`;

test('a test is called after what held of the parameters', () =>
  withProject({ 'package.json': manifest('node --test', { type: 'module' }), 'range.js': RANGE }, async (folder) => {
    const { outcome, error, testFile } = await generateIn(folder, 'range.js', { maxExecutions: 300 });
    assert.is(outcome, 'generated', error);
    const text = readFileSync(join(folder, testFile ?? ''), 'utf8');
    assert.match(text, 'throws "the range is empty" when low is greater than high');
    assert.match(text, 'returns true when value is at least low');
    assert.match(text, 'returns false when value is less than low');
  }));

const TITLES = `/** @param {string[]} titles */
export function isTitled(titles) {
  for (const title of titles) return true;
  return false;
}

/** @param {string | null} name */
export function isAnonymous(name) {
  return (name ?? '') === '';
}
`;

test('what has no items is called empty, and what a default stands in for is called not set', () =>
  withProject({ 'package.json': manifest('node --test', { type: 'module' }), 'titles.js': TITLES }, async (folder) => {
    const { outcome, error, testFile } = await generateIn(folder, 'titles.js', { maxExecutions: 300 });
    assert.is(outcome, 'generated', error);
    const text = readFileSync(join(folder, testFile ?? ''), 'utf8');
    assert.match(text, 'returns true when titles is not empty');
    assert.match(text, 'returns false when titles is empty');
    assert.not.match(text, /name is set'[^]{0,80}isAnonymous\((?:null|undefined)?\)/);
    assert.match(text, /name is not set'[^]{0,80}isAnonymous\((?:null|undefined)?\)/);
  }));

const ACCOUNT = `export class Account {
  private cents = 0;
  constructor(private readonly limit: number) {}
  get balance(): number {
    return this.cents;
  }
  deposit(cents: number): void {
    if (cents > this.limit) throw new RangeError('too much at once');
    this.cents += cents;
  }
}
`;

test('TypeScript tests step around no type that they need not', () =>
  withProject({ 'package.json': manifest('vitest run', { type: 'module' }), 'account.ts': ACCOUNT }, async (folder) => {
    const { outcome, error, testFile } = await generateIn(folder, 'account.ts', { maxExecutions: 300 });
    assert.is(outcome, 'generated', error);
    const text = readFileSync(join(folder, testFile ?? ''), 'utf8');
    assert.not.match(text, 'as unknown as new');
    assert.not.match(text, '(...args: unknown[]) => unknown');
    assert.not.match(text, 'as never');
  }));

test.run();
