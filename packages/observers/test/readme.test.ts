import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'auklet-observers-'));
symlinkSync(fileURLToPath(new URL('../../../node_modules', import.meta.url)), join(folder, 'node_modules'), 'dir');
const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```js (\S+)\n([\s\S]*?)^```$/gm)].map(([, file, code]) => ({ file: file as string, code: code as string }));

const STACK = `export class Stack {
  items = [];
  push(item) {
    return this.items.push(item);
  }
}
`;

const COUNT = `import { callbackCounts, callbackCountsOf } from './callback-counts.mjs';
import { createSubprocessExecutor } from '@auklet/runner';

const subject = { version: 1, url: new URL('./each.mjs', import.meta.url).href, format: 'module', overlays: [], stateful: false };
const executor = createSubprocessExecutor({ subject });
const callback = { kind: 'function', style: 'arrow', arity: 0, plan: [] };
const each = { kind: 'call', callee: { export: ['each'] }, args: [{ kind: 'number', value: 3 }, callback] };
await executor.withObservers([callbackCounts()], async (observed) => {
  console.log(callbackCountsOf(await observed.execute({ version: 1, statements: [each] })));
});
await executor.close();
`;

const EACH = `export function each(times, callback) {
  for (let i = 0; i < times; i++) callback(i);
}
`;

for (const { file, code } of blocks) writeFileSync(join(folder, file), code);
writeFileSync(join(folder, 'stack.mjs'), STACK);
writeFileSync(join(folder, 'count.mjs'), COUNT);
writeFileSync(join(folder, 'each.mjs'), EACH);

async function run(file: string): Promise<string> {
  return (await promisify(execFile)(process.execPath, [join(folder, file)], { timeout: 30_000 })).stdout;
}

test('the README has its example and its recipe', () => {
  assert.equal(blocks.map(({ file }) => file), ['example.mjs', 'callback-counts.remote.mjs', 'callback-counts.mjs']);
});

test('the example prints what it says', async () => {
  assert.is(await run('example.mjs'), "{ kind: 'number', value: 1 }\n[ 0 ]\n");
});

test('the recipe makes an observer that an executor takes', async () => {
  assert.is(await run('count.mjs'), "Map(1) { '0.1' => 3 }\n");
});

test.after(() => rmSync(folder, { recursive: true, force: true }));

test.run();
