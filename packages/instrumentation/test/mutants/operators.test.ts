import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mutate } from '@auklet/instrumentation/mutants';
import { runMutants } from './run-mutants.ts';

/** Code of a function `f`, calls of it, and per mutant its operator and what it makes of the calls. */
const ROWS: readonly (readonly [string, readonly unknown[][], readonly [string, ...unknown[]][]])[] = [
  ['(a, b) => a % b', [[7, 4]], [['ArrowFunction', undefined], ['ArithmeticOperator', 28]]],
  ['(a) => a + "x"', [[1]], [['ArrowFunction', undefined], ['StringLiteral', '1']]],
  ['function (a) { return [a]; }', [[1]], [['BlockStatement', undefined], ['ArrayDeclaration', []]]],
  ['function (a) { return []; }', [[1]], [['BlockStatement', undefined], ['ArrayDeclaration', ['mutated']]]],
  ['function (a) { a += 2; return a; }', [[1]], [['BlockStatement', undefined], ['AssignmentOperator', -1]]],
  ['function (a) { return !a; }', [[true]], [['BlockStatement', undefined], ['BooleanLiteral', true]]],
  ['function (a) { if (a) { return 1; } return 2; }', [[1], [0]], [['BlockStatement', undefined, undefined], ['ConditionalExpression', 1, 1], ['ConditionalExpression', 2, 2], ['BlockStatement', 2, 2]]],
  [
    'function (a) { return a < 2; }',
    [[1], [2]],
    [['BlockStatement', undefined, undefined], ['ConditionalExpression', true, true], ['ConditionalExpression', false, false], ['EqualityOperator', true, true], ['EqualityOperator', false, true]],
  ],
  ['function (a, b) { return a ?? b; }', [[0, 1]], [['BlockStatement', undefined], ['LogicalOperator', 0]]],
  ['function (a) { return a.trim().toLowerCase(); }', [[' A ']], [['BlockStatement', undefined], ['MethodExpression', 'A'], ['MethodExpression', ' a ']]],
  ['function (a) { return { a }; }', [[1]], [['BlockStatement', undefined], ['ObjectLiteral', {}]]],
  ['function (a) { return a?.b.c?.d; }', [[null], [{ b: {} }]], [['BlockStatement', undefined, undefined], ['OptionalChaining', undefined, 'throws'], ['OptionalChaining', 'throws', undefined]]],
  ['function (a) { return /^a/.test(a); }', [['ba']], [['BlockStatement', undefined], ['Regex', true]]],
  ['function (a) { return `${a}`; }', [[1]], [['BlockStatement', undefined], ['StringLiteral', '']]],
  ['function (a) { return -a; }', [[1]], [['BlockStatement', undefined], ['UnaryOperator', 1]]],
  ['function (a) { a++; return a; }', [[1]], [['BlockStatement', undefined], ['UpdateOperator', 0]]],
  [
    'function (a) { switch (a) { case 1: return 1; default: return 2; } }',
    [[1]],
    [['BlockStatement', undefined], ['ConditionalExpression', 2], ['ConditionalExpression', 1]],
  ],
  ['function (a) { for (;;) return a; }', [[1]], [['BlockStatement', undefined], ['ConditionalExpression', undefined]]],
];

for (const [code, calls, expected] of ROWS) {
  test(code, () => {
    const { mutants } = mutate(`exports.f = ${code};`, { filename: 'f.js', format: 'commonjs', language: 'javascript', jsx: false });
    const results = runMutants(`exports.f = ${code};`, calls);
    assert.equal(results[0], runMutants(`exports.f = ${code};`, calls, 'plain')[0], 'without a mutant it does what it did');
    const found = mutants.map(({ operator }, index) => [operator, ...(results[index + 1] ?? [])]);
    for (const row of expected) assert.ok(found.some((one) => JSON.stringify(one) === JSON.stringify(row)), `${JSON.stringify(row)} in ${JSON.stringify(found)}`);
  });
}

test('leaves types, imports, keys and module names alone', () => {
  const source = 'import a from "a";\nexport type T = "x" | "y";\nenum E { A = 1 + 2 }\nexport const o = { "k": a as T };\nexport * from "b";\n';
  const { mutants } = mutate(source, { filename: 'a.ts', format: 'module', language: 'typescript', jsx: false });
  assert.equal(mutants.map(({ operator, location }) => `${operator} ${location.start.line}`), ['ObjectLiteral 4']);
});

test.run();
