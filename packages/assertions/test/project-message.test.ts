import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isProjectMessage } from '@auklet/assertions';

const cases: readonly (readonly [type: string, message: string, literals: readonly string[], expected: boolean])[] = [
  ['Error', 'Invalid version: 1.x', ['Invalid version: '], true],
  ['Error', 'ENOENT: no such file', ['utf8'], false],
  ['CustomError', 'bad thing', ['bad thing'], true],
  ['TypeError', 'Invalid version. Must be a string. Got type "number".', ['Invalid version. Must be a string. Got type "', '".'], true],
  ['TypeError', "Cannot read properties of undefined (reading 'length')", ['length', 'undefined'], false],
  ['TypeError', 'callback is not a function', ['callback', 'function'], false],
  ['RangeError', 'Invalid array length', ['length', 'array'], false],
  ['SyntaxError', 'Unexpected token } in JSON at position 5', ['token', 'JSON'], false],
  ['RangeError', 'out of range: 5', ['out of range: '], true],
  ['Error', '', [''], false],
];

for (const [type, message, literals, expected] of cases) {
  test(`${type}: ${message || 'no message'} is ${expected ? '' : 'not '}the project's`, () => {
    assert.is(isProjectMessage(type, message, literals), expected);
  });
}

test.run();
