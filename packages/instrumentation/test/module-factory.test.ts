import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { MODULE_FACTORY_PARAMETERS } from '@auklet/protocol';
import { moduleFactory } from '@auklet/instrumentation';

const test = suite('module factory');

type Namespace = Record<string, unknown>;

function instantiate(source: string, imported: Readonly<Record<string, Namespace>> = {}): Namespace {
  const factory = moduleFactory(source, 'file:///module.mjs');
  assert.ok(factory);
  const exports: Namespace = {};
  const dynamicImport = async (specifier: string): Promise<unknown> => imported[specifier];
  new Function(...MODULE_FACTORY_PARAMETERS, factory.source)(exports, (specifier: string) => imported[specifier], { url: 'file:///module.mjs' }, dynamicImport);
  return exports;
}

test('exports keep up with the variables behind them', () => {
  const counter = instantiate('export let count = 0; export function increase() { count += 1; }') as { count: number; increase(): void };
  counter.increase();
  assert.is(counter.count, 1);
});

test('each instance has its own state', () => {
  const source = 'let count = 0; export const next = () => ++count;';
  const [first, second] = [instantiate(source), instantiate(source)] as { next(): number }[];
  first?.next();
  assert.is(first?.next(), 2);
  assert.is(second?.next(), 1);
});

test('default, named, namespace imports and re-exports read the imported namespace', () => {
  const source = `import base, { shift as by } from 'base'; import * as all from 'base'; export * from 'base'; export { by as moved };
export default () => [base, by, all.shift];`;
  const module = instantiate(source, { base: { default: 1, shift: 2 } }) as { default(): unknown; moved: number; shift: number };
  assert.equal(module.default(), [1, 2, 2]);
  assert.is(module.moved, 2);
  assert.is(module.shift, 2);
});

test('import.meta and import() are parameters', async () => {
  const source = "export const url = import.meta.url; export const later = async () => (await import('late')).value;";
  const module = instantiate(source, { late: { value: 7 } }) as { url: string; later(): Promise<number> };
  assert.is(module.url, 'file:///module.mjs');
  assert.is(await module.later(), 7);
});

test('static imports are listed once', () => {
  assert.equal(moduleFactory("import 'a'; import b from 'b'; export * from 'a';", 'x.mjs')?.imports, ['a', 'b']);
});

test('a module that awaits at its top level has none', () => {
  assert.is(moduleFactory('export const value = await Promise.resolve(1);', 'x.mjs'), null);
  assert.is(moduleFactory('for await (const x of []) x();', 'x.mjs'), null);
  assert.ok(moduleFactory('export const f = async () => await 1;', 'x.mjs'));
});

test.run();
