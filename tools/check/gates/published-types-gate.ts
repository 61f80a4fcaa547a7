import { inParallel } from '../../processes/in-parallel.ts';
import type { Gate } from '../gate.ts';
import type { PackedPackage } from '../pack-packages.ts';
import { outputOf, runProgram } from './program.ts';

const JOBS = 2;

/** Whether each library's types are found and right for those who import it as an ES module. */
export function publishedTypesGate(root: string, packed: readonly PackedPackage[]): Gate {
  const libraries = packed.filter(({ isLibrary }) => isLibrary);
  return {
    name: 'published',
    run: async () => {
      const problems = await inParallel(libraries, JOBS, async ({ name, tarball }) => {
        const args = [tarball, '--profile', 'esm-only', '--no-color', '--no-emoji'];
        const result = await runProgram(root, 'attw', args);
        const untyped = result.stdout.includes('does not contain types');
        return result.code === 0 && !untyped ? '' : `${name}:\n${outputOf(result)}`;
      });
      return { looked: libraries.length, things: 'libraries', problems: problems.filter((text) => text !== '').join('\n') };
    },
  };
}
