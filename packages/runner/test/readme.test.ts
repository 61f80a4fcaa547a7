import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DEFAULT_EXECUTION_LIMITS } from '@auklet/protocol';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const folder = mkdtempSync(join(tmpdir(), 'auklet-readme-'));
symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'), 'dir');
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = [...readme.matchAll(/^```(?:js (\S+)|text)\n([\s\S]*?)^```$/gm)].map(([, file, text]) => ({ file, text: text as string }));

test('the example prints what it says', async () => {
  const files = blocks.flatMap(({ file, text }) => (file === undefined ? [] : [{ file, text }]));
  assert.equal(files.map(({ file }) => file), ['example.mjs', 'discount.mjs', 'last-value.mjs']);
  for (const { file, text } of files) writeFileSync(join(folder, file), text);
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'example.mjs')], { timeout: 60_000 });
  assert.is(stdout.replaceAll('"', ''), blocks.find(({ file }) => file === undefined)?.text);
});

test('the limits are those that it lists', () => {
  const listed = Object.entries(DEFAULT_EXECUTION_LIMITS).map(([name, limit]) => `\`${name}\` ${limit}`);
  assert.ok(readme.includes(listed.join(', ')), listed.join(', '));
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

test.run();
