import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyseProject, analyseText, functionNamed, parametersOf, returnsOf } from '../analyse-text.ts';
import { parametersText, typeText } from '../type-text.ts';

const test = suite('declared types');

const PRELUDE = `
interface Shape { kind2: 'circle' | 'square'; size2?: number; readonly tags2: readonly string[] }
interface Tree { left2: Tree | null; right2: Tree | null }
enum Color { Red, Green = 'g' }
export enum Fruit { Apple, Pear = 'p' }
const enum Level { Low = 1, High = 2 }
type Brand = string & { readonly brand: unique symbol };
class Hidden { n2 = 1; private secret2 = 2; go2(q: string): void {} }
export class Shown { constructor(readonly q: string) {} }
`;

/** TypeScript type, what it says. */
const TYPES: readonly (readonly [string, string])[] = [
  ['string', 'string'],
  ["'a' | 'b' | number", 'number | "a" | "b"'],
  ['boolean | null', 'null | boolean'],
  ['bigint | symbol', 'bigint | symbol'],
  ['unknown', '?'],
  ['Shape', '{ kind2: "circle" | "square"; size2?: number; tags2: array<string> }'],
  ['Partial<Shape>', '{ kind2?: "circle" | "square"; size2?: number; tags2?: array<string> }'],
  ["Pick<Shape, 'size2'>", '{ size2?: number }'],
  ["Shape['kind2']", '"circle" | "square"'],
  ['keyof Shape', '"kind2" | "size2" | "tags2"'],
  ['Record<string, number>', '{ [*]: number }'],
  ['{ [key: string]: Date }', '{ [*]: date }'],
  ['Color', '0 | "g"'],
  ['Fruit', 'Fruit.Apple | Fruit.Pear'],
  ['Fruit.Pear', 'Fruit.Pear'],
  ["{ kind2: 'a'; q2: number } | { kind2: 'b'; w2: string }", '{ kind2: "a"; q2: number } | { kind2: "b"; w2: string }'],
  ['{ ok2: true; q2: number } | { ok2: false } | null', 'null | { ok2: true; q2: number } | { ok2: false }'],
  ["{ kind2: 'a'; q2: number } | { kind2: 'a'; w2: string }", '{ kind2: "a"; q2: number; w2: string }'],
  ['Level', '1 | 2'],
  ['Brand', 'string'],
  ['`v${number}`', 'string'],
  ['string[]', 'array<string>'],
  ['readonly [number, string?]', '[number, undefined | string]'],
  ['Map<string, Set<number>>', 'map<string, set<number>>'],
  ['Promise<string>', 'promise<string>'],
  ['Iterable<string>', 'iterable<string>'],
  ['AsyncIterable<string>', 'async iterable<string>'],
  ['Date', 'date'],
  ['RegExp', 'regexp'],
  ['TypeError', 'error'],
  ['Uint8Array', 'Uint8Array'],
  ['Buffer', 'Uint8Array'],
  ['NodeJS.ProcessEnv', '{ [*]: undefined | string }'],
  ["Pick<URL, 'pathname'>", '{ pathname: string }'],
  ['(q: string, w?: number) => boolean', '(q: string, w?: number) => boolean'],
  ['Function', '() => ?'],
  ['Shown', 'new Shown'],
  ['Hidden', '{ n2: number; go2: (q: string) => undefined }'],
  ['Array<string> & { extra: number }', 'array<string>'],
];

for (const [type, expected] of TYPES) {
  test(type, async () => {
    const analysis = await analyseText(`${PRELUDE}\nexport function subject(q: ${type}): void {}`, 'subject.ts');
    assert.is(parametersOf(analysis), `q: ${expected}`);
  });
}

/** What, a declaration of `subject`, its parameters. */
const DECLARATIONS: readonly (readonly [string, string, string])[] = [
  ['optional and rest parameters', 'export function subject(q?: string, ...w: Date[]) {}', 'q?: string, ...w: array<date>'],
  ['a default', 'export const subject = (q: number = 1.5) => q;', 'q?: number'],
  ['a constrained generic', 'export function subject<T extends string | Date>(q: T) {}', 'q: string | date'],
  ['an unconstrained generic', 'export const subject = <T,>(q: T) => q;', 'q: ?'],
  ['overloads', 'export function subject(q: string): void; export function subject(q: Date, w: boolean): void; export function subject(q: unknown, w?: boolean) {}', 'q: string | date, w?: boolean'],
  ['a contextual type', 'export const subject: (q: Date) => void = (q) => {};', 'q: date'],
  ['a this parameter', 'export function subject(this: Date, q: string) {}', 'q: string'],
  ['a destructured parameter', 'export function subject({ w, v = 1.5 }: { w: Date; v?: number }) {}', 'options: { w: date; v?: number }'],
  ['an async method', 'export class A { async subject(q: Date) {} }', 'q: date'],
  ['an exported default', 'export default async function subject(q: Date) {}', 'q: date'],
];

for (const [what, code, expected] of DECLARATIONS) {
  test(what, async () => assert.is(parametersOf(await analyseText(code, 'subject.ts')), expected));
}

test('recursive types are entered into the table of types', async () => {
  const analysis = await analyseText(`${PRELUDE}\nexport function subject(q: Tree): void {}`, 'subject.ts');
  assert.is(parametersOf(analysis), 'q: { left2: null | #0; right2: null | #0 }');
  assert.equal(analysis.types.map(typeText), ['{ left2: null | #0; right2: null | #0 }']);
});

test('what the body compares with stays beside the declared type', async () => {
  const analysis = await analyseText("export function subject(q: string) { return q === 'on' }", 'subject.ts');
  assert.is(parametersOf(analysis), 'q: string | "on"');
  assert.is(returnsOf(analysis), 'boolean');
});

test('what the body shows of a discriminated union it shows of its members', async () => {
  const analysis = await analyseText("export function subject(q: { kind2: 'a'; q2: number } | { kind2: 'b'; w2: string }) { return q.kind2 === 'a' ? q.q2 * 2 : q.w2.trim() }", 'subject.ts');
  assert.is(parametersOf(analysis), 'q: { kind2: "a"; q2: number } | { kind2: "b"; w2: string }');
});

test('a declaration decides whether a parameter may be left out', async () => {
  const analysis = await analyseText('export function subject(q: string) { if (q) return 1 }', 'subject.ts');
  assert.is(functionNamed(analysis, 'subject').parameters[0]?.optional, false);
});

test('types come through tsconfig paths', async () => {
  const analysis = await analyseProject(
    {
      'package.json': '{"type":"module"}',
      'tsconfig.json': '{"compilerOptions":{"paths":{"@t/*":["./types/*"]}}}',
      'types/shape.ts': 'export interface Shape { w: Date }',
      'subject.ts': "import type { Shape } from '@t/shape';\nexport function subject(q: Shape) {}",
    },
    'subject.ts',
  );
  assert.is(parametersOf(analysis), 'q: { w: date }');
});

/** Where the declaration file is, the manifest, the files, the subject. */
const PLACES: readonly (readonly [string, string, Readonly<Record<string, string>>, string])[] = [
  ['beside the module', '{"name":"p"}', { 'lib/a.js': '', 'lib/a.d.ts': 'export {}' }, 'lib/a.js'],
  ['in "types"', '{"name":"p","main":"lib/a.js","types":"types/t.d.ts"}', { 'lib/a.js': '', 'types/t.d.ts': 'export {}' }, 'lib/a.js'],
  ['in "exports"', '{"name":"p","exports":{".":{"types":"./t/t.d.ts","default":"./lib/a.js"}}}', { 'lib/a.js': '', 't/t.d.ts': 'export {}' }, 'lib/a.js'],
  ['in a condition of "exports"', '{"name":"p","exports":{"./sub":{"require":{"types":"./t/t.d.cts","default":"./lib/a.js"}}}}', { 'lib/a.js': '', 't/t.d.cts': 'export {}' }, 'lib/a.js'],
  ['in an @types package', '{"name":"@s/p","main":"./a"}', { 'a.js': '', 'node_modules/@types/s__p/index.d.ts': 'export {}' }, 'a.js'],
];

for (const [where, manifest, files, subject] of PLACES) {
  test(`finds the declaration file ${where}`, async () => {
    const texts = Object.entries(files).map(([name, text]) => [name, text === '' ? 'exports.subject = function subject() {}' : 'export function subject(q: Date): string;']);
    const { declared } = await analyseProject({ 'package.json': manifest, ...Object.fromEntries(texts) }, subject);
    assert.is(parametersText(declared.get('default.subject')?.parameters ?? []), 'q: date');
  });
}

/** The style of the declaration file, its text, the keys it gives. */
const STYLES: readonly (readonly [string, string, readonly string[]])[] = [
  ['export =', 'declare function f(q: Date): void; declare namespace f { function sub(q: Date): void } export = f;', ['default', 'default.sub']],
  ['a default export', 'export default function f(q: Date): void;', ['default', 'default.default']],
  ['named exports', 'export const a: (q: Date) => void; export declare class B { constructor(q: Date); m(q: Date): void }', ['a', 'default.a', 'B#constructor', 'B#m', 'default.B#constructor', 'default.B#m']],
];

for (const [style, text, keys] of STYLES) {
  test(`reads ${style} of a CommonJS module`, async () => {
    const { declared } = await analyseProject({ 'package.json': '{}', 'a.js': 'module.exports = 1', 'a.d.ts': text }, 'a.js');
    assert.equal([...declared.keys()].sort(), [...keys].sort());
    assert.is(parametersText(declared.get(keys[0] ?? '')?.parameters ?? []), 'q: date');
  });
}

test.run();
