import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('README');
const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(packageFolder, 'test', 'readme-'));
const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```js (\S+)\n([\s\S]*?)^```$/gm)].map(([, file, code]) => ({ file: file as string, code: code as string }));
const [, printed] = /^```text\n([\s\S]*?)^```$/m.exec(readme) ?? [];

test('the example prints what it says', async () => {
  assert.equal(blocks.map(({ file }) => file), ['example.mjs', 'resize.js']);
  for (const { file, code } of blocks) writeFileSync(join(folder, file), code);
  const { stdout } = await promisify(execFile)(process.execPath, ['example.mjs'], { cwd: folder, timeout: 30_000 });
  assert.is(stdout, printed);
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

test.run();
