import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { packPackages } from '../../../tools/check/pack-packages.ts';
import { runProcess } from '../../../tools/processes/run-process.ts';
import { installPacked } from '../install-packed.ts';
import { readmeExample } from '../readme-example.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

const scratch = mkdtempSync(join(tmpdir(), 'auklet-readme-'));
const packed = await packPackages(root, scratch);
const libraries = packed.filter(({ isLibrary }) => isLibrary).map(({ name }) => name);
const project = mkdtempSync(join(scratch, 'project-'));
await installPacked(libraries, packed, project);

const test = suite('the example in the README');
test.after(() => rmSync(scratch, { recursive: true }));

for (const name of libraries) {
  test(`of ${name} runs`, async () => {
    const example = readmeExample(readFileSync(join(project, 'node_modules', name, 'README.md'), 'utf8'));
    assert.ok(example, 'There is no block of JavaScript in it.');
    const folder = mkdtempSync(join(project, 'example-'));
    cpSync(fixtures, folder, { recursive: true });
    for (const [file, text] of example.files) writeFileSync(join(folder, file), text);
    const { code, stderr } = await runProcess(process.execPath, [example.main], { cwd: folder, limit: 120_000 });
    assert.is(code, 0, stderr);
  });
}

test.run();
