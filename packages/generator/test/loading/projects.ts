/** A small project and what its subject makes of all that it loads. */
export interface LoadedProject {
  readonly files: Readonly<Record<string, string>>;
  /** Among the files; exports a function `f` that gives JSON, or promises it. */
  readonly subject: string;
  readonly answer: unknown;
  /** A feature of Node (`process.features`) without which Node itself could not load the project. */
  readonly needs?: string;
  /** What loads the tests themselves would take part in it. */
  readonly onlyInChild?: true;
}

const jsxRuntime = {
  'node_modules/react/package.json': '{"name":"react","exports":{".":"./index.js","./jsx-runtime":"./jsx-runtime.js"}}',
  'node_modules/react/index.js': 'exports.createElement = (type, props, ...children) => ["classic", type, props, ...children]; exports.Fragment = "fragment";',
  'node_modules/react/jsx-runtime.js': 'exports.jsx = exports.jsxs = (type, { children, ...props }) => ["automatic", type, props, children]; exports.Fragment = "fragment";',
};
const tsconfig = (compilerOptions: object): string => JSON.stringify({ compilerOptions });
const json = (expression: string): string => `export const f = () => JSON.stringify(${expression});\n`;

export const PROJECTS: Readonly<Record<string, LoadedProject>> = {
  'ES module syntax in a package without type, imports without extensions, a folder': {
    files: { 'package.json': '{}', 'a.js': `import { b } from './b'; import c from './c'; ${json('[b, c]')}`, 'b.js': 'export const b = 1;', 'c/index.js': 'export default 2;' },
    subject: 'a.js',
    answer: [1, 2],
  },
  'a .js import that means a .ts file, tsconfig paths': {
    files: {
      'package.json': '{"type":"module"}',
      'tsconfig.json': tsconfig({ paths: { '@app/*': ['./src/*'] } }),
      'src/a.ts': `import { b } from './b.js'; import { c } from '@app/c'; ${json('[b, c]')}`,
      'src/b.ts': 'export const b: number = 1;',
      'src/c.ts': 'export const c = 2 as const;',
    },
    subject: 'src/a.ts',
    answer: [1, 2],
  },
  'conditions of exports, a self reference and an internal import': {
    files: {
      'package.json': '{"name":"self","type":"module","exports":{"./own":"./own.js"},"imports":{"#inner":{"node":"./inner.js","default":"./gone.js"}}}',
      'a.js': `import own from 'self/own'; import inner from '#inner'; import dual from 'dual'; ${json('[own, inner, dual]')}`,
      'own.js': 'export default "own";',
      'inner.js': 'export default "inner";',
      'node_modules/dual/package.json': '{"name":"dual","exports":{"import":"./i.mjs","require":"./r.cjs"}}',
      'node_modules/dual/i.mjs': 'export default "imported";',
      'node_modules/dual/r.cjs': 'module.exports = "required";',
    },
    subject: 'a.js',
    answer: ['own', 'inner', 'imported'],
  },
  'the condition of require': {
    files: {
      'package.json': '{}',
      'a.js': "const dual = require('dual'); exports.f = () => JSON.stringify(dual);\n",
      'node_modules/dual/package.json': '{"name":"dual","exports":{"import":"./i.mjs","require":"./r.cjs"}}',
      'node_modules/dual/i.mjs': 'export default "imported";',
      'node_modules/dual/r.cjs': 'module.exports = "required";',
    },
    subject: 'a.js',
    answer: 'required',
  },
  'JSON, with attributes and without': {
    files: {
      'package.json': '{"type":"module"}',
      'a.js': `import one from './one.json' with { type: 'json' }; import two from './two.json'; export const f = async () => JSON.stringify([one, two, (await import('./one.json', { with: { type: 'json' } })).default]);`,
      'one.json': '{"n":1}',
      'two.json': '[2]',
    },
    subject: 'a.js',
    answer: [{ n: 1 }, [2], { n: 1 }],
  },
  'JSON of an installed package': {
    files: {
      'package.json': '{"type":"module"}',
      'a.js': `import data from 'data/list.json' with { type: 'json' }; ${json('data')}`,
      'node_modules/data/package.json': '{"name":"data"}',
      'node_modules/data/list.json': '[1]',
    },
    subject: 'a.js',
    answer: [1],
  },
  'top-level await': {
    files: { 'package.json': '{"type":"module"}', 'a.js': `import { b } from './b.js'; const one = await Promise.resolve(1); ${json('[one, b]')}`, 'b.js': 'export const b = await 2;' },
    subject: 'a.js',
    answer: [1, 2],
  },
  'import.meta': {
    files: {
      'package.json': '{"type":"module"}',
      'a.js': `import { basename } from 'node:path'; import { meta } from './lib/b.js'; const last = (text) => text.split('/').at(-1); ${json("[meta.slice(0, 1), ...[import.meta.url, import.meta.filename, import.meta.dirname + '/x', import.meta.resolve('./lib/b.js')].map(last), import.meta.resolve('./x.js').startsWith('file:'), basename(import.meta.url)]")}`,
      'lib/b.js': "export const meta = [import.meta.url.split('/').slice(-2).join('/')];",
    },
    subject: 'a.js',
    answer: [['lib/b.js'], 'a.js', 'a.js', 'x', 'b.js', true, 'a.js'],
  },
  'dynamic imports, computed ones among them': {
    files: {
      'package.json': '{"type":"module"}',
      'a.js': "export const f = async (name = 'b') => JSON.stringify([(await import('./b.js')).b, (await import(`./${name}.js`)).b, (await import('dep')).default]);\n",
      'b.js': 'export const b = 1;',
      'node_modules/dep/package.json': '{"name":"dep"}',
      'node_modules/dep/index.js': 'module.exports = 3;',
    },
    subject: 'a.js',
    answer: [1, 1, 3],
  },
  'CommonJS that requires ES module syntax': {
    files: { 'package.json': '{}', 'a.js': "const { b } = require('./b'); exports.f = () => JSON.stringify(b);\n", 'b.js': 'export const b = 1;' },
    subject: 'a.js',
    answer: 1,
  },
  'CommonJS that requires an ES module': {
    files: { 'package.json': '{}', 'a.cjs': "const { b } = require('./b.mjs'); exports.f = () => JSON.stringify(b);\n", 'b.mjs': 'export const b = 1;' },
    subject: 'a.cjs',
    answer: 1,
    needs: 'require_module',
    onlyInChild: true,
  },
  'an ES module that imports CommonJS by names and as a whole': {
    files: { 'package.json': '{"type":"module"}', 'a.js': `import whole, { b } from './b.cjs'; import * as all from './b.cjs'; ${json('[whole.b, b, all.default.b]')}`, 'b.cjs': 'exports.b = 1;' },
    subject: 'a.js',
    answer: [1, 1, 1],
  },
  'all extensions in one': {
    files: {
      'package.json': '{}',
      'a.mts': `import b from './b.mjs'; import c from './c.cjs'; import d from './d.mjs'; import e from './e.cjs'; ${json('[b, c, d, e]')}`,
      'b.mts': 'export default 1 as number;',
      'c.cts': 'const c: number = 2; export = c;',
      'd.mjs': 'export default 3;',
      'e.cjs': 'module.exports = 4;',
    },
    subject: 'a.mts',
    answer: [1, 2, 3, 4],
  },
  'TSX with the automatic runtime': {
    files: { ...jsxRuntime, 'package.json': '{"type":"module"}', 'a.tsx': `import { B } from './b'; ${json('[<p id="1">{2}</p>, B()]')}`, 'b.tsx': 'export const B = () => <><i /></>;' },
    subject: 'a.tsx',
    answer: [['automatic', 'p', { id: '1' }, 2], ['automatic', 'fragment', {}, ['automatic', 'i', {}, null]]],
  },
  'TSX with the classic runtime': {
    files: {
      ...jsxRuntime,
      'package.json': '{"type":"module"}',
      'tsconfig.json': tsconfig({ jsx: 'react' }),
      'a.tsx': `import * as React from 'react'; import { B } from './b'; ${json('[<p id="1">{2}</p>, B()]')}`,
      'b.tsx': "import * as React from 'react'; export const B = () => <><i /></>;",
    },
    subject: 'a.tsx',
    answer: [['classic', 'p', { id: '1' }, 2], ['classic', 'fragment', null, ['classic', 'i', null]]],
  },
  'JSX with a factory of the file': {
    files: { 'package.json': '{"type":"module"}', 'a.jsx': `/** @jsxRuntime classic\n @jsx h */ const h = (...args) => args; ${json('<p id="1">{2}</p>')}` },
    subject: 'a.jsx',
    answer: ['p', { id: '1' }, 2],
  },
  'enums, namespaces and parameter properties': {
    files: {
      'package.json': '{"type":"module"}',
      'a.ts': `enum A { One = 1, Two }\nconst enum B { X = 'x' }\nnamespace N { export const n = A.Two; }\nclass C { y = 3; constructor(readonly x: number, private z?: string) {} }\nexport abstract class D { declare t: string; abstract u(): void; }\n${json('[A.One, A[2], B.X, N.n, new C(4)]')}`,
    },
    subject: 'a.ts',
    answer: [1, 'Two', 'x', 2, { y: 3, x: 4 }],
  },
  'import and export by assignment': {
    files: { 'package.json': '{}', 'a.ts': "import b = require('./b'); const f = () => JSON.stringify(b.one);\nexport = { f };\n", 'b.ts': 'export const one: number = 1;' },
    subject: 'a.ts',
    answer: 1,
  },
  'fields that are defined': {
    files: {
      'package.json': '{"type":"module"}',
      'tsconfig.json': tsconfig({ target: 'es2022' }),
      'a.ts': `class A { x?: number = 1; }\nclass B extends A { x; y = this.z; constructor(public z: number) { super(); } }\n${json("[Object.keys(new B(3)), 'x' in new B(3) && new B(3).x === undefined, new B(3).y ?? 'none']")}`,
    },
    subject: 'a.ts',
    answer: [['x', 'y', 'z'], true, 'none'],
  },
  'fields that are assigned': {
    files: {
      'package.json': '{"type":"module"}',
      'tsconfig.json': tsconfig({ target: 'es2020' }),
      'a.ts': `const log: string[] = [];\nclass A { set s(v: number) { log.push('set ' + v); } x = 1; static t = 5; }\nclass B extends A { x: any; s = 2; #p = this.z ? 1 : 2; y = this.z ?? 9; f = () => this.#p; constructor(public z: number) { log.push('before'); super(); log.push('after'); } }\nclass D extends B { w = 7; }\n${json('[new D(3).x, new B(3).y, new B(0).f(), new D(4).w, A.t, log.slice(0, 3)]')}`,
    },
    subject: 'a.ts',
    answer: [1, 3, 2, 7, 5, ['before', 'set 2', 'after']],
  },
  'decorators of the standard': {
    files: {
      'package.json': '{"type":"module"}',
      'a.ts': `const log: unknown[] = [];\nconst note = (name: string) => (_: unknown, context: { kind: string; name?: string | symbol }) => void log.push(name + ' ' + context.kind + ' ' + String(context.name));\nconst twice = (method: any, _: unknown) => function (this: unknown, n: number) { return n > 0 ? 2 * method.call(this, n) : 0; };\n@note('class')\nexport class A { @note('field') x = 1; @note('accessor') accessor y = this.x > 0 ? 2 : 3; @twice m(n: number) { return n + this.y; } @note('static') static s = 4; }\n${json('[log, new A().m(1), new A().y]')}`,
    },
    subject: 'a.ts',
    answer: [['accessor accessor y', 'static field s', 'field field x', 'class class A'], 6, 2],
  },
  'decorators of older TypeScript': {
    files: {
      'package.json': '{"type":"module"}',
      'tsconfig.json': tsconfig({ experimentalDecorators: true, target: 'es2022' }),
      'a.ts': `const log: unknown[] = [];\nconst note = (name: string): any => (target: any, key?: string, last?: unknown) => void log.push([name, typeof target, key ?? '', typeof last === 'object' ? Object.keys(last as object).length : last ?? '']);\nconst replaced = (target: any) => class extends target { extra = 1; } as any;\nconst twice = (_: unknown, __: string, descriptor: PropertyDescriptor) => ({ ...descriptor, value: function (n: number) { return 2 * descriptor.value.call(this, n); } });\n@replaced @note('class')\nexport class A { @note('field') x = 1; static own = A.name.length; static make() { return new A('q'); } constructor(@note('injected') public q: string) {} @twice m(@note('argument') n: number) { return n > 1 ? n : 0; } @note('static') static s() {} }\nexport default @note('default') class B {}\n${json('[log, new A("q").m(3), (A.make() as any).extra, A.own, A.make() instanceof A]')}`,
    },
    subject: 'a.ts',
    answer: [
      [['field', 'object', 'x', ''], ['argument', 'object', 'm', 0], ['static', 'function', 's', 4], ['injected', 'function', '', 0], ['class', 'function', '', ''], ['default', 'function', '', '']],
      6,
      1,
      1,
      true,
    ],
  },
  'resources that are disposed of': {
    files: {
      'package.json': '{"type":"module"}',
      'a.ts': `const log: string[] = [];\n(Symbol as any).dispose ??= Symbol.for('dispose');\nconst open = (name: string): any => ({ [(Symbol as any).dispose]() { log.push('closed ' + name); }, name });\nfunction use(n: number) { using a = open('a'); if (n > 1) { using b = open(n > 2 ? 'b' : 'c'); log.push(a.name + b.name); } return log.length; }\n${json('[use(1), use(3), log]')}`,
    },
    subject: 'a.ts',
    answer: [0, 3, ['closed a', 'ab', 'closed b', 'closed a']],
  },
  'imports for their effect, kept': {
    files: {
      'package.json': '{"type":"module"}',
      'tsconfig.json': tsconfig({ verbatimModuleSyntax: true }),
      'a.ts': `import { unused } from './b.js'; import type { T } from './gone.js'; ${json('(globalThis as any).evaluated as T')}`,
      'b.ts': '(globalThis as any).evaluated = "b"; export const unused = 1;',
    },
    subject: 'a.ts',
    answer: 'b',
  },
  'modules that import each other': {
    files: { 'package.json': '{"type":"module"}', 'a.js': `import { b } from './b.js'; export const a = 1; ${json('b()')}`, 'b.js': "import { a } from './a.js'; import * as all from './a.js'; export const b = () => a + all.a;" },
    subject: 'a.js',
    answer: 2,
  },
};
