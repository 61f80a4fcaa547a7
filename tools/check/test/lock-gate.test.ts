import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { GateReport } from '../gate.ts';
import { lockGate } from '../gates/lock-gate.ts';
import { withRepository } from './scratch-repository.ts';

function look(packages: object): Promise<GateReport> {
  return withRepository({ 'package-lock.json': JSON.stringify({ packages }) }, (root) => lockGate(root).run());
}

const complete = {
  '': { dependencies: { a: '1.0.0' } },
  'node_modules/a': { version: '1.0.0', dependencies: { b: '1.0.0' }, optionalDependencies: { '@a/darwin': '1.0.0' } },
  'node_modules/a/node_modules/b': { version: '1.0.0', dependencies: { c: '1.0.0' } },
  'node_modules/c': { version: '1.0.0' },
  'node_modules/@a/darwin': { version: '1.0.0', optional: true, os: ['darwin'] },
  'node_modules/own': { resolved: 'packages/own', link: true },
  'packages/own': { version: '1.0.0', dependencies: { c: '1.0.0' } },
};

test('passes a lock that has everything', async () => {
  assert.equal(await look(complete), { looked: 7, things: 'entries', problems: '' });
});

test('finds a package for another platform that has no entry', async () => {
  const { 'node_modules/@a/darwin': _, ...incomplete } = complete;
  assert.is((await look(incomplete)).problems, 'node_modules/a: @a/darwin has no entry');
});

test('does not take a nested package for one that all can see', async () => {
  const report = await look({ ...complete, 'packages/own': { version: '1.0.0', dependencies: { b: '1.0.0' } } });
  assert.is(report.problems, 'packages/own: b has no entry');
});

test('finds the address of a registry', async () => {
  const report = await look({ ...complete, 'node_modules/c': { version: '1.0.0', resolved: 'https://packages.example/c.tgz' } });
  assert.match(report.problems, 'node_modules/c: names the address');
});

test.run();
