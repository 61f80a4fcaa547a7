import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { WORK_FOLDER } from '../../work-folder.ts';
import { frameworks, type FrameworkName } from '../framework.ts';
import { judgeTestFile, type Judgement } from '../judge-test-file.ts';

const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));

interface Context {
  /** Inside the repository, where the test frameworks can be resolved. */
  workspace: string;
}

const test = suite<Context>('judgeTestFile');

test.before.each(async (context) => {
  await mkdir(WORK_FOLDER, { recursive: true });
  context.workspace = await mkdtemp(join(WORK_FOLDER, 'judge-test-'));
});
test.after.each(({ workspace }) => rm(workspace, { recursive: true }));

async function judge(workspace: string, framework: FrameworkName, fixture: string, testFile: string, text: string): Promise<Judgement> {
  const writtenTo = join(workspace, 'written.txt');
  await writeFile(writtenTo, text);
  return judgeTestFile({
    framework: frameworks[framework],
    createProject: (directory) => cp(join(FIXTURES, fixture), directory, { recursive: true }),
    file: fixture === 'typed' ? 'sign.ts' : 'sign.js',
    testFile,
    writtenTo,
    workspace,
  });
}

function testsOf(framework: FrameworkName, module: string): string {
  const from = framework === 'vitest' ? 'vitest' : 'node:test';
  return `import { describe, test } from '${from}';
import assert from 'node:assert/strict';
import sign from '${module}';
describe('sign', () => {
  test('sees a positive number', () => assert.equal(sign(2), 'positive'));
  test('sees a negative number', () => assert.equal(sign(-2), 'negative'));
  test('is wrong', () => assert.equal(sign(-2), 'positive'));
});
`;
}

const projects: [fixture: string, testFile: string, module: string, functions: number][] = [
  ['common', 'sign.test.mjs', './sign.js', 1],
  ['module', 'sign.test.js', './sign.js', 1],
  ['typed', 'sign.test.ts', './sign.ts', 1],
];
for (const framework of ['vitest', 'node'] as const) {
  for (const [fixture, testFile, module, functions] of projects) {
    test(`counts what tests of a ${fixture} project cover in ${framework}`, async ({ workspace }) => {
      const judgement = await judge(workspace, framework, fixture, testFile, testsOf(framework, module));
      assert.equal(judgement.coverage.branches, { covered: 3, total: 4 });
      assert.equal(judgement.coverage.functions, { covered: functions, total: functions });
      assert.is(judgement.baseline.branches.covered, 0);
      assert.ok(judgement.baseline.statements.covered < judgement.coverage.statements.covered);
      assert.equal(judgement.passing, ['sign sees a positive number', 'sign sees a negative number']);
      assert.equal(judgement.failing, ['sign is wrong']);
      assert.equal(judgement.differing, []);
    });
  }

  test(`tells a test that differs between runs in ${framework}`, async ({ workspace }) => {
    const text = `import { test } from '${framework === 'vitest' ? 'vitest' : 'node:test'}';
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import './sign.js';
test('holds once', () => {
  const seen = existsSync('seen');
  writeFileSync('seen', '');
  assert.ok(!seen);
});
`;
    const judgement = await judge(workspace, framework, 'module', 'sign.test.js', text);
    assert.equal([judgement.passing, judgement.failing, judgement.differing], [[], [], ['holds once']]);
  });

  test(`says why a file runs no test in ${framework}`, async ({ workspace }) => {
    const judgement = await judge(workspace, framework, 'module', 'sign.test.js', "import './missing.js';\n");
    assert.match(judgement.complaint ?? '', 'missing.js');
    assert.is(judgement.coverage.branches.covered, 0);
  });
}

test.run();
