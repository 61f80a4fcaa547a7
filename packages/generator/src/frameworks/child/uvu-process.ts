/**
 * Runs one uvu file and reports what its suites return: `node uvu-process.js REPORT FILE REQUIRED…`. What uvu
 * is told to require comes first, and then the file itself is required too. May import node's own modules only.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** Runs a suite: the text of its failures or `true`, then how many tests passed, were skipped, and there are. */
type SuiteRun = () => Promise<[failures: string | true, passed: number, skipped: number, total: number]>;

const [reportFile = '', file = '', ...required] = process.argv.slice(2);
const suites: SuiteRun[] = [];
Object.assign(globalThis, { UVU_DEFER: 1, UVU_INDEX: 0, UVU_QUEUE: [suites] });

const require = createRequire(file);
for (const module of required) require(module);
if (required.length > 0) require(file);
else await import(pathToFileURL(file).href);

const results: unknown[] = [];
for (const run of suites) {
  const [failures, passed] = await run();
  results.push({ failures: failures === true ? '' : failures, passed });
}
writeFileSync(reportFile, JSON.stringify(results));
