import type { TestCaseDto } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { faultsOf, furtherUses, TestCluster } from '@auklet/testcase';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SAMPLE_MODULE } from '../sample-module.ts';

const test = suite('furtherUses');

const PUSHED: TestCaseDto = {
  version: 1,
  statements: [
    { kind: 'construct', callee: { export: ['Queue'] }, args: [] },
    { kind: 'method', receiver: { statement: 0 }, key: 'push', args: [{ kind: 'number', value: 1 }] },
  ],
};

test('what can be read is read at once, then every method is called, after what was there', () => {
  const further = [...furtherUses(PUSHED, new TestCluster(SAMPLE_MODULE), createRandom(1))];
  for (const testCase of further) {
    assert.equal(faultsOf(testCase), []);
    assert.equal(testCase.statements.slice(0, 2), PUSHED.statements);
  }
  const [looks, ...calls] = further.map(({ statements }) => JSON.stringify(statements.slice(2)));
  assert.match(looks ?? '', '"size"');
  assert.not.match(looks ?? '', '"push"');
  for (const member of ['"push"', '"limit"']) assert.ok(calls.some((text) => text.includes(member)), member);
});

test('nothing can be done with what holds nothing', () => {
  const call: TestCaseDto = { version: 1, statements: [{ kind: 'let', value: { kind: 'number', value: 1 } }] };
  assert.equal([...furtherUses(call, new TestCluster(SAMPLE_MODULE), createRandom(1))], []);
});

test.run();
