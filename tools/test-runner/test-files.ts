import { globSync } from 'tinyglobby';

/** Files of tests that take minutes; they run when `SLOW_TESTS` is set. */
const SLOW = '**/*.slow.test.ts';

/** Every test file under `directory`, absolute and sorted; fixtures and installed or built code hold none. */
export function testFiles(directory: string, slow = process.env['SLOW_TESTS'] === '1'): string[] {
  const ignore = ['**/node_modules/**', '**/dist/**', '**/fixtures/**', ...(slow ? [] : [SLOW])];
  return globSync('**/*.test.ts', { cwd: directory, absolute: true, ignore }).sort();
}
