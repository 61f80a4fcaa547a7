import type { Gate } from '../gate.ts';
import { outputOf, runProgram } from './program.ts';

/** Compiles every package, or takes it from the cache; everything else here needs what it makes. */
export function buildGate(root: string): Gate {
  return {
    name: 'build',
    run: async () => {
      const result = await runProgram(root, 'nx', ['run-many', '-t', 'build']);
      const output = outputOf(result);
      const projects = /target build for (\d+) project/.exec(output)?.[1] ?? '0';
      return { looked: Number(projects), things: 'packages', problems: result.code === 0 ? '' : output };
    },
  };
}
