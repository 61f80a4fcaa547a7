import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DenialDto } from '@auklet/protocol';
import type { RunnerEvent } from '@auklet/runner';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, modes, run } from './fixtures/executing.ts';
import { call, testCase } from './fixtures/test-cases.ts';

const test = suite('access');
const subject = fixture('intruder.cjs');
const folder = mkdtempSync(join(tmpdir(), 'auklet-access-'));
const victim = join(folder, 'victim');
writeFileSync(victim, '');
test.after(() => rmSync(folder, { recursive: true }));

const intrude = (name: string, ...args: readonly (string | number)[]) => testCase(call(['default', name], ...args));

const ATTEMPTS: readonly (readonly [name: string, args: readonly (string | number)[], denial: DenialDto])[] = [
  ['write', [victim], { access: 'file-write', operation: 'fs.writeFileSync', target: victim }],
  ['writeLater', [victim], { access: 'file-write', operation: 'fs/promises.writeFile', target: victim }],
  ['open', [victim], { access: 'file-write', operation: 'fs.openSync', target: victim }],
  ['remove', [folder], { access: 'file-write', operation: 'fs.rmSync', target: folder }],
  ['stream', [victim], { access: 'file-write', operation: 'fs.open', target: victim }],
  ['swallow', [victim], { access: 'file-write', operation: 'fs.writeFileSync', target: victim }],
  ['connect', [9], { access: 'network', operation: 'net.connect', target: '127.0.0.1:9' }],
  ['listen', [0], { access: 'network', operation: 'net.listen', target: '127.0.0.1:0' }],
  ['resolve', ['example.org'], { access: 'network', operation: 'dns.Resolver.resolve4', target: 'example.org' }],
  ['spawn', [], { access: 'child-process', operation: 'child_process.spawn', target: '/bin/sh -c echo out' }],
  ['execute', [], { access: 'child-process', operation: 'child_process.execSync', target: 'echo out' }],
  ['spawnBelow', [], { access: 'child-process', operation: 'ChildProcess.spawn', target: '/bin/sh' }],
  ['thread', [], { access: 'worker', operation: 'worker_threads.Worker', target: '1' }],
  ['native', [], { access: 'addon', operation: 'process.dlopen', target: '/tmp/none.node' }],
  ['kill', [], { access: 'process', operation: 'process._kill', target: String(process.pid) }],
];

for (const mode of ['in-process', 'subprocess'] as const) {
  test(`${mode}: what is tried is denied, and said with the result and at once`, async () => {
    const events: RunnerEvent[] = [];
    const attempts = mode === 'in-process' ? ATTEMPTS.filter(([name]) => name !== 'kill') : ATTEMPTS;
    const tests = [intrude('harmless'), ...attempts.map(([name, args]) => intrude(name, ...args))];
    const [harmless, ...results] = await run(mode, { subject, onEvent: (event) => void events.push(event) }, ...tests);
    assert.is(harmless?.denials, undefined);
    assert.equal(results.map(({ denials }) => denials), attempts.map(([, , denial]) => [denial]));
    assert.equal(events.flatMap((event) => (event.kind === 'denied' ? [event.denial] : [])), attempts.map(([, , denial]) => denial));
    assert.equal(readdirSync(folder), ['victim']);
  });

  test(`${mode}: variables are withheld and their readers named, unless they are passed on`, async () => {
    process.env['AUKLET_TEST_SECRET'] = 'secret';
    const tests = [intrude('variable', 'AUKLET_TEST_SECRET'), intrude('variable', 'AUKLET_TEST_UNSET'), intrude('variables')];
    const withheld = await run(mode, { subject }, ...tests);
    assert.equal(withheld.map(({ denials }) => denials?.map(({ target }) => target)), [['AUKLET_TEST_SECRET'], undefined, ['all variables']]);
    assert.equal(withheld.map((result) => boundValues(result)[0]), [undefined, undefined, ['LANG', 'NODE_ENV', 'TZ']]);
    const [passedOn] = await run(mode, { subject, env: { AUKLET_TEST_SECRET: 'told' } }, ...tests);
    assert.equal(boundValues(passedOn), ['told']);
    assert.is(passedOn?.denials, undefined);
    delete process.env['AUKLET_TEST_SECRET'];
  });
}

test('what a test tried before it lost its process is known', async () => {
  const [result] = await run('subprocess', { subject }, intrude('writeAndExit', victim));
  assert.is(result?.outcome.kind, 'crashed');
  assert.equal(result?.denials?.map(({ operation }) => operation), ['fs.writeFileSync']);
});

test('what loading was denied goes for every test', async () => {
  for (const mode of ['in-process', 'subprocess'] as const) {
    const source = `try { require('node:fs').writeFileSync(${JSON.stringify(victim)}, 'x'); } catch {}\nexports.f = () => 1;`;
    const overlaid = { ...subject, overlays: [{ url: subject.url, format: 'commonjs' as const, source, resolutions: {} }] };
    const results = await run(mode, { subject: overlaid }, intrude('f'), intrude('f'));
    assert.equal(results.map(({ denials }) => denials?.map(({ target }) => target)), [[victim], [victim]], mode);
  }
});

test('a child process cannot write even where no guard is', async () => {
  const made = join(folder, 'made');
  const [denied] = await run('subprocess', { subject }, intrude('writeBelow', made));
  assert.is(denied?.outcome.kind, 'threw');
  assert.not(existsSync(made));
});

test('what is allowed is done', async () => {
  const made = join(folder, 'made');
  for (const mode of Object.keys(modes) as (keyof typeof modes)[]) {
    const [written, spawned] = await run(mode, { subject, allow: ['file-write', 'child-process', 'network', 'worker'] }, intrude('write', made), intrude('execute'));
    assert.is(written?.outcome.kind, 'returned', mode);
    assert.is(spawned?.outcome.kind, 'returned', mode);
    assert.ok(existsSync(made));
    rmSync(made);
  }
});

test.run();
