import { allowedEdges } from '../../boundaries/allowed-edges.ts';
import { checkBoundaries } from '../../boundaries/check-boundaries.ts';
import type { Gate } from '../gate.ts';

export function boundariesGate(root: string): Gate {
  return {
    name: 'boundaries',
    run: () => {
      const { imports, violations } = checkBoundaries(root, allowedEdges);
      const problems = violations.map(({ place, message }) => `${place}: ${message}`).join('\n');
      return Promise.resolve({ looked: imports, things: 'imports', problems });
    },
  };
}
