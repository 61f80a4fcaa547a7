import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isUnedited } from '@auklet/render';
import { generateIn, manifest, withProject } from '../frameworks/linked-project.ts';

const test = suite('the format of the project');

const SIGN = 'export const sign = (x) => (x < 0 ? "negative" : "positive");\n';
/** Stands for an installed formatter: it puts its options and a mark into the file that it is told to write. */
const FORMATTER = `import { readFileSync, writeFileSync } from 'node:fs';
const [file, ...options] = process.argv.slice(2).reverse();
if (readFileSync(file, 'utf8').includes('it(')) writeFileSync(file, readFileSync(file, 'utf8').replaceAll("'", '"') + '// ' + options.reverse().join(' ') + '\\n');
`;

async function textFor(files: Readonly<Record<string, string>>): Promise<{ text: string; warnings: readonly string[] }> {
  return withProject({ 'sign.js': SIGN, ...files }, async (folder) => {
    const { outcome, error, testFile, warnings } = await generateIn(folder, 'sign.js', { framework: 'node', maxExecutions: 100 });
    assert.is(outcome, 'generated', error);
    return { text: readFileSync(join(folder, testFile ?? ''), 'utf8'), warnings };
  });
}

/** A workspace package, so that its own `node_modules` shadows the linked ones. */
const installed = (name: string, bin: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  [`pkg/node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', type: 'module', bin }),
  [`pkg/node_modules/${name}/format.js`]: FORMATTER,
});

async function textInPackage(name: string, program: string): Promise<string> {
  const files = { 'package.json': '{}', ...installed(name, { [program]: 'format.js' }), 'pkg/package.json': manifest('node --test', { type: 'module', devDependencies: { [name]: '1.0.0' } }), 'pkg/sign.js': SIGN };
  return withProject(files, async (folder) => {
    const { outcome, error, testFile, warnings } = await generateIn(folder, 'pkg/sign.js', { framework: 'node', maxExecutions: 100 });
    assert.is(outcome, 'generated', error);
    assert.equal(warnings, []);
    return readFileSync(join(folder, testFile ?? ''), 'utf8');
  });
}

test('a project without a formatter gets the layout of Auklet', async () => {
  const { text, warnings } = await textFor({ 'package.json': manifest('node --test', { type: 'module' }) });
  assert.equal(warnings, []);
  assert.match(text, "import { sign } from './sign.js';");
});

for (const [name, program, options] of [
  ['prettier', 'prettier', '--write --log-level=error'],
  ['@biomejs/biome', 'biome', 'format --write --vcs-enabled=false'],
] as const) {
  test(`${name}: the project's own installation formats the file, which stays Auklet's`, async () => {
    const text = await textInPackage(name, program);
    assert.match(text, 'import { sign } from "./sign.js";');
    assert.match(text, `// ${options}`);
    assert.ok(isUnedited(text));
  });
}

test.run();
