import type { FrameworkName } from '@auklet/render';
import { trialPath } from '../files/sibling-paths.ts';
import { withTemporaryFile } from '../files/temporary-file.ts';
import type { RunTestFileOptions, TestFramework } from './test-framework.ts';

const TITLE = 'runs';

/** Whether a framework runs a test beside `testFile` that imports nothing of the project: if not, no test of ours is to blame. */
export async function runsAnything(framework: TestFramework, testFile: string, style: 'esm' | 'cjs', options: Omit<RunTestFileOptions, 'titles'>): Promise<boolean> {
  const trial = trialPath(testFile);
  const { error, tests } = await withTemporaryFile(trial, emptyTest(framework.name, style), () => framework.run(trial, { ...options, titles: [[TITLE]] }));
  return error === null && tests.some(({ passed }) => passed);
}

function emptyTest(framework: FrameworkName, style: 'esm' | 'cjs'): string {
  const imported = (name: string, from: string): string => (style === 'esm' ? `import { ${name} } from '${from}';\n` : `const { ${name} } = require('${from}');\n`);
  switch (framework) {
    case 'vitest':
      return `${imported('it', 'vitest')}it('${TITLE}', () => {});\n`;
    case 'node':
      return `${imported('it', 'node:test')}it('${TITLE}', () => {});\n`;
    case 'uvu':
      return `${imported('test', 'uvu')}test('${TITLE}', () => {});\ntest.run();\n`;
    case 'jest':
    case 'mocha':
      return `it('${TITLE}', () => {});\n`;
  }
}
