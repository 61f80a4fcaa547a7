import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { generateIn, manifest, withProject } from '../frameworks/linked-project.ts';

const test = suite('the assertion that fits each kind of value');

const KINDS = `export const minusZero = () => -0;
export const notANumber = () => NaN;
export const third = () => 1 / 3;
export const big = () => 10n;
export const counts = () => new Map([['a', 1]]);
export const letters = () => new Set(['a', 'b']);
export const epoch = () => new Date(0);
export const pattern = () => /a+/gi;
export const bytes = () => new Uint8Array([1, 2]);
export class Point {
  constructor() {
    this.x = 1;
    this._cache = 'private';
  }
}
export const point = () => new Point();
export const loop = () => {
  const node = { name: 'loop' };
  node.self = node;
  return node;
};
export const later = async () => 'done';
export const tooLate = async () => {
  throw new RangeError('the train has left');
};
export function* counting() {
  yield 1;
  yield 2;
}
export const twice = (callback) => {
  callback('first');
  callback('second');
};
export class Tally {
  count = 0;
  add() {
    this.count += 1;
  }
}
export const fill = (list) => {
  for (const letter of ['x', 'y']) Array.prototype.push.call(list, letter);
};
export const engine = () => undefined.missing;
export const project = () => {
  throw new TypeError('this is not supported here');
};
export const thrown = () => {
  throw 'a string';
};
export const greet = () => {
  console.log('Hello');
};
export const clock = () => Date.now();
export const chance = () => Math.random();
export const folder = () => process.cwd();
export const zone = () => new Date(0).getHours() + ':' + Intl.DateTimeFormat().resolvedOptions().timeZone;
`;

/** What the test of one export holds, as each framework spells it. */
const EXPECTED: Readonly<Record<string, readonly [assert: string, expect: string]>> = {
  minusZero: ['assert.equal(minusZero(), -0)', 'expect(minusZero()).toBe(-0)'],
  notANumber: ['assert.equal(notANumber(), NaN)', 'expect(notANumber()).toBeNaN()'],
  third: ['Math.abs(third() - 0.3333333333333333) < ', 'expect(third()).toBeCloseTo(0.3333333333333333, '],
  big: ['assert.equal(big(), 10n)', 'expect(big()).toBe(10n)'],
  counts: ["assert.deepEqual(counts(), new Map([['a', 1]]))", "expect(counts()).toStrictEqual(new Map([['a', 1]]))"],
  letters: ["assert.deepEqual(letters(), new Set(['a', 'b']))", "expect(letters()).toStrictEqual(new Set(['a', 'b']))"],
  epoch: ["new Date('1970-01-01T00:00:00.000Z')", "new Date('1970-01-01T00:00:00.000Z')"],
  pattern: ['assert.deepEqual(pattern(), /a+/gi)', 'expect(pattern()).toStrictEqual(/a+/gi)'],
  bytes: ['assert.deepEqual(bytes(), new Uint8Array([1, 2]))', 'expect(bytes()).toStrictEqual(new Uint8Array([1, 2]))'],
  point: [".constructor.name, 'Point')", ".constructor.name).toBe('Point')"],
  loop: [".name, 'loop')", ".name).toBe('loop')"],
  later: ["await later(), 'done'", "expect(await later()).toBe('done')"],
  tooLate: ['assert.rejects(tooLate(), { name: \'RangeError\', message: \'the train has left\' })', "expect(tooLate()).rejects.toThrow('the train has left')"],
  counting: ['[...counting()]', '[...counting()]'],
  twice: ["[['first'], ['second']]", "[['first'], ['second']]"],
  Tally: ['.count, 1)', '.count).toBe(1)'],
  fill: ["['x', 'y']", "['x', 'y']"],
  engine: ['assert.throws(() => engine(), TypeError)', 'expect(() => engine()).toThrow(TypeError)'],
  project: ["message: 'this is not supported here'", "toThrow('this is not supported here')"],
  thrown: ["assert.equal(thrown2, 'a string')", "expect(thrown2).toBe('a string')"],
  greet: ["[['Hello']]", "[['Hello']]"],
  clock: ["assert.equal(typeof clock(), 'number')", "expect(typeof clock()).toBe('number')"],
  chance: ["assert.equal(typeof chance(), 'number')", "expect(typeof chance()).toBe('number')"],
};

for (const [framework, script, spelling] of [['node', 'node --test', 0], ['vitest', 'vitest run', 1]] as const) {
  test(`${framework}: every kind, through the whole flow`, () =>
    withProject({ 'package.json': manifest(script, { type: 'module' }), 'kinds.js': KINDS }, async (folder) => {
      const { outcome, error, testFile, warnings } = await generateIn(folder, 'kinds.js', { maxExecutions: 1_500 });
      assert.is(outcome, 'generated', error);
      assert.equal(warnings, []);
      const text = readFileSync(join(folder, testFile ?? ''), 'utf8');
      const missing = Object.entries(EXPECTED).filter(([, spellings]) => !text.includes(spellings[spelling]));
      assert.equal(missing, [], text);
      assert.not.match(text, '_cache');
      assert.not.match(text, folder);
      assert.not.match(text, /'\d+:[A-Z]\w+/);
    }));
}

test.run();
