import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const file = fileURLToPath(new URL('../readme-example.tmp.mjs', import.meta.url));
const test = suite('README');

test('the example prints what it says', async () => {
  const example = /^```js example\.mjs\n([\s\S]*?)^```$/m.exec(readme)?.[1] ?? '';
  const output = /^That prints\n\n```text\n([\s\S]*?)^```$/m.exec(readme)?.[1];
  writeFileSync(file, example);
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  assert.is(stdout, output);
});

test.after(() => rmSync(file, { force: true }));
test.run();
