import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareModule } from '../compare-module.ts';
import type { Installations } from '../prepare-packages.ts';

const SUBJECT = `
const { limit } = require('./limit.js');
exports.over = (a, b) => (a > limit ? b?.name ?? 'none' : a);
exports.spin = () => { for (;;); };
exports.Stack = class Stack { #items = []; push(x) { this.#items.push(x); return this.#items.length; } };
`;

const LOAD = { calls: 8, seed: 1, limit: 1_500 };
const scratch = mkdtempSync(join(tmpdir(), 'auklet-semantics-'));
const module = { package: 'subject', version: '1.0.0', file: 'index.js', kind: 'commonjs' } as const;

function installations(name: string, limits: readonly [original: number, instrumented: number]): Installations {
  const [original, instrumented] = limits.map((limit, index) => {
    const folder = join(scratch, `${name}-${index}`);
    const files = { 'package.json': '{}', 'index.js': SUBJECT, 'limit.js': `exports.limit = ${limit};` };
    for (const [file, text] of Object.entries(files)) {
      const path = join(folder, 'node_modules/subject', file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return folder;
  }) as [string, string];
  return { original, instrumented };
}

const test = suite('comparison of a module');

test('finds no difference, and leaves out what never ends', async () => {
  const { calls, leftOut, differences } = await compareModule(module, installations('same', [3, 3]), LOAD);
  assert.equal(differences, []);
  assert.ok(calls > 4, `${calls} calls`);
  assert.ok(leftOut > 0, `${leftOut} left out`);
});

test('finds a difference in behaviour', async () => {
  const { differences } = await compareModule({ ...module }, installations('different', [3, 1_000_000]), LOAD);
  assert.ok(differences.length > 0);
});

test.after(() => rmSync(scratch, { recursive: true }));
test.run();
