import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { exportsObserver, exportsOf } from '@auklet/observers';
import type { ExportDto } from '@auklet/protocol';
import { executing } from './executing.ts';

async function exportsOfFixture(fixture: string): Promise<Map<string, ExportDto>> {
  const described = exportsOf(await executing(fixture, exportsObserver(), []));
  return new Map(described.map((entry) => [entry.path.join('.'), entry]));
}

test('finds functions, classes and values, each under its shortest path', async () => {
  const found = await exportsOfFixture('assorted.mjs');
  assert.is(found.get('parse')?.kind, 'function');
  assert.not(found.has('alias'), 'a function is described once, under its own name');
  assert.is(found.get('Queue')?.kind, 'class');
  assert.is(found.get('Queue.from')?.kind, 'function');
  assert.is(found.get('limits.check')?.kind, 'function');
  assert.is(found.get('limits.deeper.still.verify')?.kind, 'function');
  assert.is(found.get('answer')?.kind, 'value');
  assert.is(found.get('later')?.async, true);
  assert.is(found.get('count')?.generator, true);
  assert.is(found.get('default')?.name, 'main');
});

test('never runs a getter', async () => {
  const found = await exportsOfFixture('assorted.mjs');
  assert.not(found.has('limits.trap'));
});

test('describes the members of instances', async () => {
  const members = (await exportsOfFixture('assorted.mjs')).get('Queue')?.members ?? [];
  assert.equal(
    members.map(({ key, kind, async, generator }) => ({ key, kind, async, generator })),
    [
      { key: 'push', kind: 'method', async: false, generator: false },
      { key: 'drain', kind: 'method', async: true, generator: false },
      { key: 'size', kind: 'getter', async: false, generator: false },
      { key: { symbol: 'iterator' }, kind: 'method', async: false, generator: true },
    ],
  );
});

test('describes an exported instance by the members of its class', async () => {
  const shared = (await exportsOfFixture('assorted.mjs')).get('shared');
  assert.is(shared?.kind, 'value');
  assert.ok(shared?.members.some(({ key }) => key === 'push'));
});

test('a CommonJS module that is a function and has itself as members is described once', async () => {
  const found = await exportsOfFixture('one-function.cjs');
  assert.equal([...found.keys()], ['default', 'default.helper']);
});

test('reads the export bindings of transpiled modules', async () => {
  const found = await exportsOfFixture('bundled.cjs');
  assert.ok(found.has('default.first'));
  assert.ok(found.has('default.second'));
});

test('refuses a result without the observation', async () => {
  assert.throws(() => exportsOf({ version: 1, index: 0, outcome: { kind: 'returned' }, observations: {} }), /no description/);
  assert.throws(() => exportsOf({ version: 1, index: 0, outcome: { kind: 'returned' }, observations: { exports: '[{"path":[]}]' } }), /invalid/);
});

test.run();
