import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { gateLine, passes } from '../gate.ts';

test('passes when something was looked at and nothing is wrong', () => {
  const report = { looked: 3, things: 'files', problems: '' };
  assert.ok(passes(report));
  assert.match(gateLine('lint', report), /^ok +lint +3 files$/);
});

test('fails with problems', () => {
  const report = { looked: 3, things: 'files', problems: 'a.ts:1: no' };
  assert.not(passes(report));
  assert.match(gateLine('lint', report), /^FAIL +lint +3 files$/);
});

test('fails when nothing was looked at', () => assert.not(passes({ looked: 0, things: 'files', problems: '' })));

test.run();
