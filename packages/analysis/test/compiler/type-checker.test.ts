import { join } from 'node:path';
import { typeChecker } from '@auklet/analysis';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { writeProject } from '../write-project.ts';

const test = suite('typeChecker');

const SUBJECT = 'export function subject(q: string): number { return q.length }';

test('gives the lines with errors, under strict', () => {
  const root = writeProject({ 'subject.ts': SUBJECT });
  const text = "import { subject } from './subject.ts';\nsubject(1);\nsubject('a');\nconst f = (q) => q;\nsubject('a').trim();\n";
  assert.equal(typeChecker(join(root, 'subject.test.ts'))(text), [2, 4, 5]);
});

test('a text without errors has no lines', () => {
  const root = writeProject({ 'src/subject.ts': SUBJECT, 'tsconfig.json': '{"compilerOptions":{"paths":{"@s/*":["./src/*"]},"noUnusedLocals":true,"rootDir":"src"}}' });
  const text = "import { subject } from '@s/subject';\nimport { subject as same } from '../src/subject.js';\nconst unused = subject('a');\n";
  assert.equal(typeChecker(join(root, 'test/subject.test.ts'))(text), []);
});

test('honours what the project asks of types', () => {
  const root = writeProject({ 'tsconfig.json': '{"compilerOptions":{"noUncheckedIndexedAccess":true}}' });
  assert.equal(typeChecker(join(root, 'a.test.ts'))('const q = [1];\nexport const w: number = q[0];\n'), [2]);
});

test('checks one text after the other', () => {
  const check = typeChecker(join(writeProject({ 'subject.ts': SUBJECT }), 'subject.test.ts'));
  const [wrong, right] = [1, "'a'"].map((argument) => `import { subject } from './subject.ts';\nsubject(${argument});\n`);
  assert.equal(check(wrong ?? ''), [2]);
  assert.equal(check(right ?? ''), []);
  assert.equal(check(wrong ?? ''), [2]);
});

test('knows globals that a test framework defines', () => {
  const path = join(writeProject({}), 'a.test.ts');
  const text = "it('works', () => {});\ndescribe('all', () => {});\n";
  assert.equal(typeChecker(path)(text), [1, 2]);
  assert.equal(typeChecker(path, ['it'])(text), [2]);
});

test('reports syntax errors', () => {
  assert.equal(typeChecker(join(writeProject({}), 'a.test.ts'))('const q = 1;\nconst = 2;\n'), [2]);
});

test.run();
