import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { generate, type TargetReport } from '@auklet/generator';
import { PROTOCOL_VERSION, type TestCaseDto } from '@auklet/protocol';
import { tracer } from '@auklet/tracer';
import { ExecutorFactory } from '../../src/executors/executor-factory.ts';
import { prepareModule } from '../../src/steps/1-prepare-module.ts';

const FILES: Readonly<Record<string, string>> = {
  'package.json': '{}',
  'counts.js': "const next = require('counter');\nexports.go = () => (next() > 60 ? 'many' : 'few');\n",
  'node_modules/counter/package.json': '{ "name": "counter", "version": "1.0.0" }',
  'node_modules/counter/index.js': 'let calls = 0;\nmodule.exports = () => (calls += 1);\n',
  'spins.mjs': "import { spin } from '@endless/loop';\nexport const go = (n) => spin(n);\n",
  'node_modules/@endless/loop/package.json': '{ "name": "@endless/loop", "version": "1.0.0", "type": "module", "exports": "./lib/index.js" }',
  'node_modules/@endless/loop/lib/index.js': 'export function spin(n) { while (n > 0) n = n + 0; return n; }\n',
};

async function inProject<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-packages-'));
  try {
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('installed packages are left alone, and their state with them, unless they are named', async () => {
  const executions = (instrument: readonly string[]): Promise<number> =>
    inProject(async (cwd) => {
      const { targets } = await generate({ targets: ['counts.js'], framework: 'node', maxExecutions: 200, instrument }, { cwd, version: '0.0.0' });
      return (targets[0] as TargetReport).executions;
    });
  assert.ok((await executions([])) < 200, 'all tests together call it often');
  assert.is(await executions(['counter']), 200, 'no single test does');
});

test('endless loops of a named package end by steps', async () => {
  const call: TestCaseDto = { version: PROTOCOL_VERSION, statements: [{ kind: 'call', callee: { export: ['go'] }, args: [{ kind: 'number', value: 1 }] }] };
  await inProject(async (folder) => {
    const file = join(folder, 'spins.mjs');
    const { subject, source } = await prepareModule(file, ['@endless/loop']);
    const factory = new ExecutorFactory({ subprocess: true, isolation: 'auto', allow: [], env: [], workers: 1 });
    const { outcome } = await factory.use(subject, [tracer({ module: source.file })], (executor) => executor.execute(call));
    assert.equal(outcome, { kind: 'timed-out', statement: 0, budget: 'steps' });
  });
});

test.run();
