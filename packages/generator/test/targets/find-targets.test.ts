import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { generate, type GenerateOptionsInput } from '@auklet/generator';

interface Context {
  folder: string;
}

const test = suite<Context>('targets', { folder: '' });

test.before((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'auklet-targets-'));
  for (const file of ['src/a.js', 'src/deep/b.ts', 'src/a.test.js', 'src/types.d.ts', 'node_modules/x/index.js', 'readme.md']) {
    mkdirSync(dirname(join(context.folder, file)), { recursive: true });
    writeFileSync(join(context.folder, file), file.endsWith('d.ts') ? 'export {};\n' : 'export const answer = 42;\n');
  }
});

test.after(({ folder }) => rmSync(folder, { recursive: true }));

async function targetsOf(cwd: string, ...targets: string[]): Promise<readonly string[]> {
  return targetsFor(cwd, { targets });
}

async function targetsFor(cwd: string, options: GenerateOptionsInput): Promise<readonly string[]> {
  const controller = new AbortController();
  controller.abort();
  let found: readonly string[] = [];
  const onEvent = (event: { type: string; targets?: readonly string[] }): void => {
    if (event.type === 'started') found = event.targets ?? [];
  };
  await generate(options, { cwd, version: '0', signal: controller.signal, onEvent });
  return found;
}

test('a folder means its modules, without tests, declarations and dependencies', async ({ folder }) => {
  assert.equal(await targetsOf(folder, 'src'), ['src/a.js', 'src/deep/b.ts']);
  assert.equal(await targetsOf(folder, '.'), ['src/a.js', 'src/deep/b.ts']);
});

test('a folder may have a name that looks like a glob', async ({ folder }) => {
  const file = join(folder, 'app', '[slug]', 'page.js');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'export const answer = 42;\n');
  assert.equal(await targetsOf(folder, 'app/[slug]'), ['app/[slug]/page.js']);
  rmSync(join(folder, 'app'), { recursive: true });
});

test('a glob means what it matches, and a file named twice is one target', async ({ folder }) => {
  assert.equal(await targetsOf(folder, 'src/**/*.ts', 'src/deep/b.ts'), ['src/deep/b.ts']);
});

test('a file that is named is a target, whatever it is called', async ({ folder }) => {
  assert.equal(await targetsOf(folder, 'src/a.test.js'), ['src/a.test.js']);
});

test('one export of a file is a target of its own', async ({ folder }) => {
  assert.equal(await targetsOf(folder, 'src/a.js:answer'), ['src/a.js']);
});

test('a word that matches nothing is a usage error that names it', async ({ folder }) => {
  for (const word of ['missing.js', 'src/missing', 'lib/*.js', 'missing.js:f']) {
    try {
      await targetsOf(folder, word);
      assert.unreachable();
    } catch (error) {
      assert.is((error as { code: string }).code, 'usage');
      assert.ok((error as Error).message.startsWith(`${word}: no `), (error as Error).message);
    }
  }
});

test('without a word the working folder is meant', async ({ folder }) => {
  assert.equal(await targetsFor(folder, {}), ['src/a.js', 'src/deep/b.ts']);
});

test('what --exclude names is no target: a file, a folder or a glob', async ({ folder }) => {
  for (const [exclude, left] of [
    ['src/deep', ['src/a.js']],
    ['src/a.js', ['src/deep/b.ts']],
    ['**/*.ts', ['src/a.js']],
  ] as const) {
    assert.equal(await targetsFor(folder, { targets: ['src'], exclude: [exclude] }), left);
  }
});

test.run();
