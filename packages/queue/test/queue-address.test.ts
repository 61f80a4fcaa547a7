import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { isAukletError } from '@auklet/protocol';
import { parseQueueAddress, Producer } from '@auklet/queue';

const test = suite('address of a queue');

test('says where Redis is, and never the password to people', () => {
  const { url, name, label } = parseQueueAddress('rediss://me:secret@example.org:6380/2?queue=shop');
  assert.is(url, 'rediss://me:secret@example.org:6380/2');
  assert.is(name, 'shop');
  assert.is(label, 'rediss://example.org:6380/2 (queue shop)');
  assert.is(parseQueueAddress('redis://localhost').name, 'auklet');
});

for (const text of ['localhost', 'http://localhost', 'redis://', 'redis://localhost?queue=a:b']) {
  test(`"${text}" is none`, () => {
    assert.throws(() => parseQueueAddress(text), (error: unknown) => isAukletError(error) && error.code === 'usage');
  });
}

test('where nobody answers is said in one line', async () => {
  const error: unknown = await Producer.open('redis://:secret@127.0.0.1:1').then(() => null, (reason: unknown) => reason);
  assert.ok(isAukletError(error) && error.code === 'usage');
  assert.match(error.message, 'redis://127.0.0.1:1 (queue auklet) cannot be used: connect ECONNREFUSED');
  assert.not.match(error.message, 'secret');
});

test.run();
