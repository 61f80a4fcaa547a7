import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyseProject, parametersOf } from '../analyse-text.ts';
import type { ProjectFiles } from '../write-project.ts';

const test = suite('what other project modules do with a value');

const ESM: ProjectFiles = {
  'package.json': '{"type":"module"}',
  'lib.js': 'export const trim = (q) => q.trim();\nexport default function (q) { return q * 2 }\nexport class Clock { constructor(q) { q.getTime() } }\nexport const same = (q) => q;',
};
const CJS: ProjectFiles = {
  'package.json': '{}',
  'lib.js': 'module.exports = (q) => q * 2; module.exports.trim = (q) => q.trim(); exports.date = function (q) { q.getTime() };',
  'table.js': 'module.exports = { trim(q) { return q.trim() } };',
  'compiled.js': "Object.defineProperty(exports, '__esModule', { value: true }); exports.default = compiled; function compiled(q) { return q.trim() } module.exports = exports.default; module.exports.default = exports.default;",
};

/** What, the project, the subject's text, the parameters of `subject`. */
const TABLE: readonly (readonly [string, ProjectFiles, string, string])[] = [
  ['a named import', ESM, "import { trim } from './lib.js'; export const subject = (q) => trim(q);", 'q: string'],
  ['a renamed import', ESM, "import { trim as cut } from './lib.js'; export const subject = (q) => cut(q);", 'q: string'],
  ['a default import', ESM, "import twice from './lib.js'; export const subject = (q) => twice(q);", 'q: number'],
  ['a namespace import', ESM, "import * as lib from './lib.js'; export const subject = (q) => lib.trim(q);", 'q: string'],
  ['a class', ESM, "import { Clock } from './lib.js'; export const subject = (q) => new Clock(q);", 'q: date'],
  ['a function that gives its argument back', ESM, "import { same } from './lib.js'; export const subject = (q) => same(q).trim();", 'q: string'],
  ['a required function', CJS, "const twice = require('./lib.js'); exports.subject = function subject(q) { return twice(q) };", 'q: number'],
  ['a member of what is required', CJS, "const lib = require('./lib.js'); exports.subject = function subject(q) { return lib.trim(q) };", 'q: string'],
  ['a destructured require', CJS, "const { trim: cut } = require('./table.js'); exports.subject = function subject(q) { return cut(q) };", 'q: string'],
  ['what compilers make of a default import', CJS, "var _c = interop(require('./compiled.js')); function interop(m) { return m.__esModule ? m : { default: m } }\nexports.subject = function subject(q) { return (0, _c.default)(q) };", 'q: string'],
];

for (const [what, files, source, expected] of TABLE) {
  test(what, async () => {
    assert.is(parametersOf(await analyseProject({ ...files, 'main.js': source }, 'main.js')), expected);
  });
}

test.run();
