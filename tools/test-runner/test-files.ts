import { globSync } from 'tinyglobby';

/** Every test file under `directory`, absolute and sorted; fixtures and installed or built code hold none. */
export function testFiles(directory: string): string[] {
  const ignore = ['**/node_modules/**', '**/dist/**', '**/fixtures/**'];
  return globSync('**/*.test.ts', { cwd: directory, absolute: true, ignore }).sort();
}
