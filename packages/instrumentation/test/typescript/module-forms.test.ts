import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { instrument } from '@auklet/instrumentation';

const test = suite('import = require()');

const codeOf = (source: string): string => instrument(source, { filename: 'a.ts', format: 'module', language: 'typescript', jsx: false }).code;

test('of an ES module becomes a default import', () => {
  assert.match(codeOf("import clone = require('clone');\nexport const twice = (x: object) => clone(clone(x));\n"), /import clone from ["']clone["']/);
});

test('that only types use goes away with them', () => {
  assert.not.match(codeOf("import Op = require('op');\nexport const f = (op: Op) => op;\n"), /["']op["']/);
});

test.run();
