import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DenialDto } from '@auklet/protocol';
import { AccessLedger } from '../../src/findings/access-ledger.ts';

const test = suite('access ledger');

const denials = Array.from({ length: 1_000 }, (_, index): DenialDto => ({ access: 'file-write', operation: 'fs.writeFileSync', target: `/tmp/${String(index).padStart(4, '0')}` }));

function entriesOf(heard: readonly DenialDto[]): readonly DenialDto[] {
  const ledger = new AccessLedger();
  for (const denial of [...heard, ...heard]) ledger.note(denial);
  return ledger.entries();
}

test('each thing is told once', () => {
  assert.equal(entriesOf(denials.slice(0, 3)), denials.slice(0, 3));
});

test('which things are told does not depend on when they were tried', () => {
  assert.is(entriesOf(denials).length, 200);
  assert.equal(entriesOf(denials.toReversed()), entriesOf(denials));
});

test.run();
