// Checks the edges between packages: `node --import tsx run.ts [repository]`.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allowedEdges } from './allowed-edges.ts';
import { checkBoundaries } from './check-boundaries.ts';

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('../..', import.meta.url)));
const { violations, ...looked } = checkBoundaries(root, allowedEdges);
for (const { place, message } of violations) console.error(`${place}: ${message}`);
const { packages, sources, imports, childModules } = looked;
console.log(`boundaries: ${packages} packages, ${sources} sources, ${imports} imports, ${childModules} modules on the child's side, ${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;
