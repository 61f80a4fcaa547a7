import { fileURLToPath } from 'node:url';
import type { Gate } from '../gate.ts';
import { outputOf, runProgram } from './program.ts';

const COUNTER = fileURLToPath(new URL('knip-counter.ts', import.meta.url));

/** Files, exports and dependencies that nothing uses, and dependencies that no manifest declares. */
export function unusedGate(root: string): Gate {
  return {
    name: 'unused',
    run: async () => {
      const flags = ['--no-progress', '--treat-config-hints-as-errors', '--reporter', 'symbols', '--reporter', COUNTER];
      const result = await runProgram(root, 'knip', flags);
      const output = outputOf(result);
      const looked = Number(/^files analysed: (\d+)$/m.exec(output)?.[1] ?? 0);
      return { looked, things: 'files', problems: result.code === 0 ? '' : output };
    },
  };
}
