import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mimics, mimicsOf } from '@auklet/observers';
import type { ExecutionResultDto, MimicDto, ProbeDto, StatementDto, ValueTree } from '@auklet/protocol';
import { executing } from './executing.ts';

const UNDEFINED: ValueTree = { kind: 'undefined' };

function call(name: string, ...args: ValueTree[]): StatementDto {
  return { kind: 'call', callee: { export: ['default', name] }, args };
}

function probing(statement: StatementDto, probe: Partial<ProbeDto>): Promise<ExecutionResultDto> {
  return executing('options.cjs', mimics(), [statement], { open: [], callbacks: 'ignored', fixed: [], ...probe });
}

async function namesAndUses(statement: StatementDto, probe: Partial<ProbeDto>): Promise<string[]> {
  const result = await probing(statement, probe);
  assert.is(result.outcome.kind, 'returned', JSON.stringify(result.outcome));
  return mimicsOf(result).map(({ name, uses }: MimicDto) => [name, ...uses].join(' '));
}

test('a mimic has every property that is asked for, wherever the names come from', async () => {
  const path: ValueTree = { kind: 'string', value: 'server.tls.ciphers' };
  assert.equal(await namesAndUses(call('read', UNDEFINED, path), { open: ['0.0'] }), ['0.0', '0.0.server', '0.0.server.tls', '0.0.server.tls.ciphers']);
});

test('what a value holds is there, what it lacks is made up', async () => {
  const options: ValueTree = { kind: 'object', properties: [{ key: 'server', role: 'data', value: { kind: 'object', properties: [] } }] };
  const found = mimicsOf(await probing(call('read', options, { kind: 'string', value: 'server.tls' }), {}));
  assert.equal(found.map(({ name, isOpen }) => [name, isOpen]), [['0.0', false], ['0.0.server', false], ['0.0.server.tls', true]]);
});

test('iteration, methods of texts, numbers and callbacks are told apart', async () => {
  const uses = await namesAndUses(call('visit', UNDEFINED), { open: ['0.0'], callbacks: 'completed' });
  assert.ok(uses.includes('0.0.items iterated'), uses.join('\n'));
  assert.ok(uses.includes('0.0.items[].name text'), uses.join('\n'));
  assert.ok(uses.includes('0.0.on called given'), uses.join('\n'));
  assert.ok(uses.includes('0.0.on(1:1).total number'), uses.join('\n'));
});

test('functions that are given to a mimic are called only when the probe says so', async () => {
  const uses = await namesAndUses(call('visit', UNDEFINED), { open: ['0.0'] });
  assert.not(uses.some((line) => line.startsWith('0.0.on(1')), uses.join('\n'));
});

test('what a text spells in JSON is probed like any value', async () => {
  assert.equal(await namesAndUses(call('parse', { kind: 'string', value: 'no JSON' }), {}), ['json no JSON', 'json no JSON.header', 'json no JSON.header.version']);
});

test('promises are awaited', async () => {
  const uses = await namesAndUses(call('load', UNDEFINED), { open: ['0.0'] });
  assert.equal(uses, ['0.0 called', '0.0() awaited', '0.0() resolved', '0.0() resolved.status']);
});

test('a fixed value stands in the place of a mimic', async () => {
  const fixed: ProbeDto['fixed'] = [['0.0.server', { kind: 'undefined' }]];
  const result = await probing(call('read', UNDEFINED, { kind: 'string', value: 'server.tls' }), { open: ['0.0'], fixed });
  assert.is(result.outcome.kind, 'threw');
  assert.equal(mimicsOf(result).map(({ name }) => name), ['0.0']);
});

test('a test case that is no probe has no mimics, and JSON is parsed as ever after one', async () => {
  await probing(call('parse', { kind: 'string', value: 'no JSON' }), {});
  const result = await executing('options.cjs', mimics(), [call('parse', { kind: 'string', value: 'no JSON' })]);
  assert.is(result.outcome.kind, 'threw');
  assert.equal(mimicsOf(result), []);
});

test.run();
