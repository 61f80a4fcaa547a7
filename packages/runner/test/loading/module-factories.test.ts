import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import type { Executor, ExecutionObserver, OutcomeDto, SubjectDto, TestCaseDto } from '@auklet/protocol';
import { createInProcessExecutor, createSubprocessExecutor } from '@auklet/runner';

const test = suite('module factories');
const folder = mkdtempSync(join(tmpdir(), 'auklet-factories-'));
test.after(() => rmSync(folder, { recursive: true }));

const urlOf = (name: string): string => pathToFileURL(join(folder, name)).href;

writeFileSync(join(folder, 'foreign.mjs'), 'export const foreign = () => 40;\n');
writeFileSync(
  join(folder, 'last-value.mjs'),
  `let last;
export default () => ({ beforeTestCase() { last = undefined; }, afterStatement(_, completion) { last = completion.value; }, collect: () => String(last) });
`,
);
const lastValue: ExecutionObserver = { remote: { name: 'last', module: urlOf('last-value.mjs') } };

/** A stateful module with a dependency of its own, an imported one, and a circle. */
function subject(entryFactory: string): SubjectDto {
  const native = 'export const counter = () => "by import";';
  writeFileSync(join(folder, 'entry.mjs'), native);
  return {
    version: 1,
    url: urlOf('entry.mjs'),
    format: 'module',
    stateful: true,
    overlays: [
      {
        url: urlOf('entry.mjs'),
        format: 'module',
        source: native,
        resolutions: { './own.mjs': urlOf('own.mjs') },
        factory: { source: entryFactory, imports: ['./own.mjs', './foreign.mjs'] },
      },
      {
        url: urlOf('own.mjs'),
        format: 'module',
        source: '',
        resolutions: { './entry.mjs': urlOf('entry.mjs') },
        factory: { source: 'const entry = require("./entry.mjs"); let own = 0; exports.next = () => ++own; exports.entry = () => entry;', imports: ['./entry.mjs'] },
      },
    ],
  };
}

const COUNTER = 'const own = require("./own.mjs"); const { foreign } = require("./foreign.mjs"); exports.counter = () => foreign() + own.next() + own.next();';

const CALL: TestCaseDto = { version: 1, statements: [{ kind: 'call', callee: { export: ['counter'] }, args: [] }] };

async function runTwice(executor: Executor): Promise<{ outcomes: readonly OutcomeDto[]; values: readonly unknown[] }> {
  try {
    const results = [];
    for await (const result of executor.executeMultiple([CALL, CALL])) results.push(result);
    return { outcomes: results.map(({ outcome }) => outcome), values: results.map(({ observations }) => observations['last']) };
  } finally {
    await executor.close();
  }
}

for (const [mode, create] of [
  ['in process', createInProcessExecutor],
  ['in a child', createSubprocessExecutor],
] as const) {
  test(`${mode}: every test has its own instances, also of own dependencies`, async () => {
    const { outcomes, values } = await runTwice(create({ subject: subject(COUNTER), observers: [lastValue] }));
    assert.equal(outcomes, [{ kind: 'returned' }, { kind: 'returned' }]);
    assert.equal(values, ['43', '43']);
  });

  test(`${mode}: what a module throws while it is evaluated is the outcome of each test`, async () => {
    const { outcomes } = await runTwice(create({ subject: subject('throw new RangeError("no");'), observers: [] }));
    const thrown = { kind: 'threw', statement: -1, error: { type: 'RangeError', isError: true, message: 'no' } };
    assert.equal(outcomes, [thrown, thrown]);
  });

  test(`${mode}: a factory that does not compile leaves the module to Node`, async () => {
    const { values } = await runTwice(create({ subject: subject('this is no JavaScript'), observers: [lastValue] }));
    assert.equal(values, ['by import', 'by import']);
  });
}

test.run();
