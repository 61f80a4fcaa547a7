import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'auklet-assertions-'));
symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'), 'dir');
const example = /^```js example\.mjs\n([\s\S]*?)^```$/m.exec(readFileSync(join(packageFolder, 'README.md'), 'utf8'))?.[1] ?? '';

writeFileSync(join(folder, 'example.mjs'), example);
writeFileSync(join(folder, 'ticket.mjs'), /^\/\/ (export const ticket.*)$/m.exec(example)?.[1] ?? '');

test('the example prints what it says', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'example.mjs')], { timeout: 30_000 });
  assert.is(stdout.trim(), /\/\/ (\[ 'seats.*)$/m.exec(example)?.[1]);
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

test.run();
