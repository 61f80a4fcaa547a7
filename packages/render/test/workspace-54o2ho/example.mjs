import { ownership, renderTestFile } from '@auklet/render';

const call = { kind: 'call', callee: { export: ['slugify'] }, args: [{ kind: 'string', value: '' }] };
const { text, tests } = renderTestFile({
  tests: [{ test: { version: 1, testCase: { version: 1, statements: [call] }, assertions: [{ kind: 'is', statement: 0, path: [], value: { kind: 'null' } }] } }],
  framework: 'vitest',
  language: 'javascript',
  style: 'esm',
  subject: { format: 'module', specifier: './slugify.js', name: 'slugify' },
  header: { version: '0.1.0', seed: 1 },
});

console.log(text);
console.log(tests[0].titles); // [ 'slugify', 'returns null for an empty string' ]
console.log(ownership(text)); // generated
