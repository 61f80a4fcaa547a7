import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { packPackages, type PackedPackage } from '../../../tools/check/pack-packages.ts';
import { installedIn, installPacked } from '../install-packed.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const test = suite<{ scratch: string; packed: PackedPackage[] }>('what a package brings');

test.before(async (context) => {
  context.scratch = mkdtempSync(join(tmpdir(), 'auklet-install-'));
  context.packed = await packPackages(root, context.scratch);
});
test.after(({ scratch }) => rmSync(scratch, { recursive: true }));

const closures: Record<string, string[]> = {
  '@auklet/protocol': ['flatted', 'zod'],
  '@auklet/random': ['pure-rand'],
  '@auklet/tracer': ['@auklet/protocol', 'flatted', 'zod'],
  '@auklet/observers': ['@auklet/protocol', 'flatted', 'zod'],
  '@auklet/runner': ['@auklet/protocol', 'flatted', 'tinypool', 'zod'],
  '@auklet/search': ['@auklet/protocol', '@auklet/random', 'flatted', 'pure-rand', 'zod'],
};
for (const [name, closure] of Object.entries(closures)) {
  test(`${name} brings ${closure.join(', ')} and nothing else`, async ({ packed, scratch }) => {
    const directory = mkdtempSync(join(scratch, 'project-'));
    await installPacked([name], packed, directory);
    assert.equal(installedIn(directory), [name, ...closure].sort());
  });
}

test.run();
