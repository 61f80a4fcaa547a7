// Everything that can be wrong without running a test: `npm run check`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inParallel } from '../processes/in-parallel.ts';
import { gateLine, passes, type Gate } from './gate.ts';
import { boundariesGate } from './gates/boundaries-gate.ts';
import { buildGate } from './gates/build-gate.ts';
import { lintGate } from './gates/lint-gate.ts';
import { lockGate } from './gates/lock-gate.ts';
import { manifestGate } from './gates/manifest-gate.ts';
import { publishedTypesGate } from './gates/published-types-gate.ts';
import { typesGate } from './gates/types-gate.ts';
import { unusedGate } from './gates/unused-gate.ts';
import { packPackages } from './pack-packages.ts';

const JOBS = 2;
const root = fileURLToPath(new URL('../..', import.meta.url));

async function runGate(gate: Gate): Promise<boolean> {
  const report = await gate.run().catch((error: unknown) => ({ looked: 0, things: 'things', problems: String(error) }));
  console.log(gateLine(gate.name, report));
  if (report.problems !== '') console.log(`${report.problems}\n`);
  return passes(report);
}

const scratch = mkdtempSync(join(tmpdir(), 'auklet-check-'));
try {
  const built = await runGate(buildGate(root));
  const packed = await packPackages(root, scratch);
  const gates = [
    typesGate(root),
    lintGate(root),
    boundariesGate(root),
    lockGate(root),
    unusedGate(root),
    manifestGate(packed),
    publishedTypesGate(root, packed),
  ];
  const verdicts = [built, ...(await inParallel(gates, JOBS, runGate))];
  const failed = verdicts.filter((passed) => !passed).length;
  console.log(failed === 0 ? `all ${verdicts.length} gates passed` : `${failed} of ${verdicts.length} gates failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true });
}
