import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Workspace } from './workspace.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const blocks = new Map([...readme.matchAll(/^```js ?(\S*)\n([\s\S]*?)^```$/gm)].map(([, file, code]) => [file as string, code as string]));
const workspace = new Workspace();
for (const [file, code] of blocks) if (file !== '') workspace.write(file, code);

test('the example writes the file that the README shows', async () => {
  const { code, output } = await workspace.node('example.mjs');
  assert.is(code, 0, output);
  assert.is(output, `${blocks.get('') ?? ''}\n[ 'slugify', 'returns null for an empty string' ]\ngenerated\n`);
});

test('a renderer for another framework can be handed in', async () => {
  const example = (blocks.get('example.mjs') ?? '').replace("framework: 'vitest'", 'framework: bun');
  workspace.write('with-bun.mjs', `import { bun } from './bun.mjs';\n${example}`);
  const { code, output } = await workspace.node('with-bun.mjs');
  assert.is(code, 0, output);
  assert.match(output, "import { describe, expect, it } from 'bun:test';");
});

test.after(() => workspace.remove());

test.run();
