import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AssertedTestDto } from '@auklet/protocol';
import { renderTestFile, type RenderRequest } from '@auklet/render';
import { observing } from './observing.ts';
import { shapesTests } from './shapes-tests.ts';
import { type Ended, Workspace } from './workspace.ts';

const header = { version: '0.0.0', seed: 1 };
const fixture = (name: string): URL => new URL(`./fixtures/${name}`, import.meta.url);
/** The clock is the same in both observed runs here, so what it shows cannot be told apart from what is stable. */
const withoutClock = (tests: AssertedTestDto[]): AssertedTestDto[] => tests.filter((one) => !JSON.stringify(one).includes('"now"'));

const module = withoutClock(await observing(fixture('shapes.mjs'), 'module', shapesTests((name) => [name === 'main' ? 'default' : name])));
const commonjs = withoutClock(await observing(fixture('shapes.cjs'), 'commonjs', shapesTests((name) => ['default', name])));

async function running(file: string, request: Omit<RenderRequest, 'header' | 'language'>, command: (workspace: Workspace) => Promise<Ended>): Promise<Ended> {
  const workspace = new Workspace().add('shapes.mjs').add('shapes.cjs');
  try {
    return await command(workspace.write(file, renderTestFile({ ...request, language: 'javascript', header }).text));
  } finally {
    workspace.remove();
  }
}

const toRender = (tests: readonly AssertedTestDto[]) => tests.map((one) => ({ test: one }));
const moduleSubject = { format: 'module', specifier: './shapes.mjs', name: 'shapes' } as const;
const commonjsSubject = { format: 'commonjs', specifier: './shapes.cjs', name: 'shapes' } as const;

test('everything observed became a test', () => {
  assert.is(module.length, shapesTests(() => []).length - 1);
  assert.is(commonjs.length, module.length);
});

test('node:test passes on an ES module', async () => {
  const { code, output } = await running('a.test.mjs', { tests: toRender(module), framework: 'node', style: 'esm', subject: moduleSubject }, (workspace) => workspace.nodeTest('a.test.mjs'));
  assert.is(code, 0, output);
  assert.match(output, `# pass ${module.length}`);
});

test('node:test passes on a CommonJS module that is imported', async () => {
  const { code, output } = await running('a.test.mjs', { tests: toRender(commonjs), framework: 'node', style: 'esm', subject: commonjsSubject }, (workspace) => workspace.nodeTest('a.test.mjs'));
  assert.is(code, 0, output);
  assert.match(output, `# pass ${commonjs.length}`);
});

test('node:test passes on a CommonJS module that is required', async () => {
  const { code, output } = await running('a.test.cjs', { tests: toRender(commonjs), framework: 'node', style: 'cjs', subject: commonjsSubject }, (workspace) => workspace.nodeTest('a.test.cjs'));
  assert.is(code, 0, output);
  assert.match(output, `# pass ${commonjs.length}`);
});

test('vitest passes', async () => {
  const { code, output } = await running('a.test.mjs', { tests: toRender(module), framework: 'vitest', style: 'esm', subject: moduleSubject }, (workspace) => workspace.installed('vitest', 'run', '--root', '.', 'a.test.mjs'));
  assert.is(code, 0, output);
  assert.match(output, `${module.length} passed`);
});

test('uvu passes', async () => {
  const { code, output } = await running('a.test.mjs', { tests: toRender(module), framework: 'uvu', style: 'esm', subject: moduleSubject }, (workspace) => workspace.node('a.test.mjs'));
  assert.is(code, 0, output);
  assert.match(output, new RegExp(`Passed: +${module.length}`));
});

test('a test fails when the subject changes', async () => {
  const workspace = new Workspace().add('shapes.mjs');
  try {
    const { text } = renderTestFile({ tests: toRender(module), framework: 'node', language: 'javascript', style: 'esm', subject: { ...moduleSubject, specifier: './changed.mjs' }, header });
    workspace.write('a.test.mjs', text).write('changed.mjs', changed(await readFixture('shapes.mjs')));
    const { code, output } = await workspace.nodeTest('a.test.mjs');
    assert.is(code, 1);
    for (const title of ['returns null for an empty string', 'is 1 after push', 'throws "expected a string to parse" for 5', 'throws { code: 7 } for "plain"', 'rejects with "nothing to wait for" without arguments']) {
      assert.match(output, new RegExp(`not ok \\d+ - ${title.replaceAll(/[{}()]/g, '\\$&')}`));
    }
  } finally {
    workspace.remove();
  }
});

async function readFixture(name: string): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(fixture(name), 'utf8');
}

function changed(source: string): string {
  return source
    .replace('return null;', 'return undefined;')
    .replace('this.#items.length;\n  }', 'this.#items.length + 1;\n  }')
    .replace('expected a string to parse', 'expected something')
    .replace('code: 7', 'code: 8')
    .replace('nothing to wait for', 'nothing');
}

test.run();
