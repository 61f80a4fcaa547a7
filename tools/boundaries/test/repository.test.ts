import { cpSync, mkdtempSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { allowedEdges } from '../allowed-edges.ts';
import { checkBoundaries } from '../check-boundaries.ts';

const packages = fileURLToPath(new URL('../../../packages', import.meta.url));
const test = suite<{ root: string }>('this repository');

test.before.each((context) => {
  context.root = mkdtempSync(join(tmpdir(), 'auklet-boundaries-'));
  const skipped = /[\\/](node_modules|dist|test)$/;
  cpSync(packages, join(context.root, 'packages'), { recursive: true, filter: (path) => !skipped.test(path) });
});
test.after.each(({ root }) => rmSync(root, { recursive: true }));

test('keeps its own rules', ({ root }) => {
  assert.equal(checkBoundaries(root, allowedEdges).violations, []);
});

test('does not let the runner bring a printer', ({ root }) => {
  const file = join(root, 'packages/runner/src/index.ts');
  writeFileSync(file, `import 'recast';\n${readFileSync(file, 'utf8')}`);
  const { violations } = checkBoundaries(root, allowedEdges);
  assert.equal(violations, [
    { place: 'packages/runner/src/index.ts:1', message: "'recast' is not a dependency of @auklet/runner" },
  ]);
});

test.run();
