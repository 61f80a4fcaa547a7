import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import type { StatementDto, SubjectDto, TestCaseDto } from '@auklet/protocol';
import { createInProcessExecutor } from '@auklet/runner';

const test = suite('returned promises');
const folder = mkdtempSync(join(tmpdir(), 'auklet-promises-'));
test.after(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'refuse.cjs');
writeFileSync(
  file,
  `exports.refuse = async () => { throw new RangeError('no'); };
exports.forget = () => { exports.refuse(); return 'forgotten'; };
`,
);
const subject: SubjectDto = { version: 1, url: pathToFileURL(file).href, format: 'commonjs', overlays: [], stateful: false };
const call = (name: string): StatementDto => ({ kind: 'call', callee: { export: ['default', name] }, args: [] });
const testCase = (...statements: StatementDto[]): TestCaseDto => ({ version: 1, statements });
const error = { type: 'RangeError', isError: true, message: 'no' };

for (const [name, given, expected] of [
  ['a returned promise that rejects is the test\'s to handle', testCase(call('refuse')), { kind: 'returned' }],
  ['awaiting it throws', testCase(call('refuse'), { kind: 'await', statement: 0 }), { kind: 'threw', statement: 1, error }],
  ['one that the subject forgets is its own fault', testCase(call('forget')), { kind: 'unhandled-rejection', statement: 0, error }],
] as const) {
  test(name, async () => {
    const executor = createInProcessExecutor({ subject });
    const { outcome } = await executor.execute(given);
    await executor.close();
    assert.equal(outcome, expected);
  });
}

test.run();
