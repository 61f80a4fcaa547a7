import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { errorsPath, trialPath } from '../../src/files/sibling-paths.ts';

for (const [path, before, after] of [
  ['/p/cart.auklet.test.ts', '/p/cart.auklet.', '.test.ts'],
  ['/p/cart_test.js', '/p/cart.', '_test.js'],
  ['/p/cart-spec.mjs', '/p/cart.', '-spec.mjs'],
  ['/p/test/cart.js', '/p/test/cart.', '.js'],
  ['/p/.test.d/cart', '/p/.test.d/cart.', ''],
] as const) {
  test(`${path} has siblings that patterns find as well`, () => {
    const trial = trialPath(path);
    assert.ok(trial.startsWith(before) && trial.endsWith(after), trial);
    assert.not.equal(trial, path);
    assert.not.equal(trialPath(path), trial);
    assert.is(errorsPath(path), `${before}errors${after}`);
  });
}

test.run();
