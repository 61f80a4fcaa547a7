import { relative } from 'node:path';
import type { Gate } from '../gate.ts';
import { outputOf, runProgram } from './program.ts';

/** The types of everything that no build compiles: tests, tools, bench, e2e. */
export function typesGate(root: string): Gate {
  return {
    name: 'types',
    run: async () => {
      const result = await runProgram(root, 'tsc', ['-p', 'tsconfig.check.json', '--listFiles', '--pretty', 'false']);
      const lines = outputOf(result).split('\n');
      const files = lines.filter((line) => isOurs(root, line));
      const problems = lines.filter((line) => !/^([A-Z]:)?[\\/].*\.[cm]?ts$/.test(line)).join('\n').trim();
      return { looked: files.length, things: 'files', problems: result.code === 0 ? '' : problems };
    },
  };
}

function isOurs(root: string, line: string): boolean {
  return line.endsWith('.ts') && !line.includes('node_modules') && /^(packages|tools|bench|e2e)[\\/]/.test(relative(root, line));
}
