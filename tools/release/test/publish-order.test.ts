import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { allowedEdges } from '../../boundaries/allowed-edges.ts';
import { publishOrder } from '../publish-order.ts';

const test = suite('order of publishing');

test('every package comes after all that it depends on', () => {
  const order = publishOrder();
  assert.is(order.length, Object.keys(allowedEdges).length);
  for (const [name, { internal }] of Object.entries(allowedEdges)) {
    for (const needed of internal) assert.ok(order.indexOf(needed) < order.indexOf(name), `${needed} before ${name}`);
  }
  assert.is(order.at(-1), 'auklet');
});

test.run();
