import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { openDiskStore } from '@auklet/generator';

const test = suite<{ folder: string }>('store on disk');
test.before.each((context) => void (context.folder = mkdtempSync(join(tmpdir(), 'auklet-store-'))));
test.after.each(({ folder }) => rmSync(folder, { recursive: true, force: true }));

function contents(folder: string): string[] {
  const paths = readdirSync(join(folder, 'content-v2'), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, 'content-v2', path));
  return paths.filter((path) => statSync(path).isFile());
}

test('gives back what was put, to another process of the same folder as well', async ({ folder }) => {
  const store = await openDiskStore(folder);
  assert.is(await store.get('a'), null);
  await store.put('a', 'text');
  await store.put('a', 'later text');
  assert.is(await store.get('a'), 'later text');
  assert.is(await (await openDiskStore(folder)).get('a'), 'later text');
});

for (const [damage, text] of [
  ['changed', 'texT'],
  ['cut short', 'te'],
  ['emptied', ''],
] as const) {
  test(`drops an entry whose content was ${damage}`, async ({ folder }) => {
    const store = await openDiskStore(folder);
    await store.put('a', 'text');
    await store.put('b', 'other');
    for (const file of contents(folder)) if (statSync(file).size === 4) writeFileSync(file, text);
    assert.is(await store.get('a'), null);
    assert.is(contents(folder).length, 1);
    assert.is(await store.get('b'), 'other');
    await store.put('a', 'text');
    assert.is(await store.get('a'), 'text');
  });
}

test('a broken index loses entries and nothing else', async ({ folder }) => {
  const store = await openDiskStore(folder);
  await store.put('a', 'text');
  const index = join(folder, 'index-v5');
  const buckets = readdirSync(index, { recursive: true, encoding: 'utf8' }).map((path) => join(index, path)).filter((path) => statSync(path).isFile());
  for (const bucket of buckets) writeFileSync(bucket, 'garbage\n{}\n');
  assert.is(await store.get('a'), null);
  await store.put('a', 'text');
  assert.is(await store.get('a'), 'text');
});

test('where nothing can be written nothing is found', async ({ folder }) => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const store = await openDiskStore(join(file, 'store'));
  assert.is(await store.get('a'), null);
});

test.run();
