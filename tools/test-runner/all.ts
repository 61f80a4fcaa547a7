// Builds and tests every project through nx, then closes with one line of figures over all of them.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testedProjects } from './projects.ts';
import { RESULTS_FILE, readResults, sumResults, summaryLine, type FileResult } from './test-results.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const projects = testedProjects(root);
for (const project of projects) rmSync(join(root, project, RESULTS_FILE), { force: true });

// One project at a time: each runs two test files at once, and processes under test want a core of their own.
const nx = spawnSync('npx', ['nx', 'run-many', '-t', 'test', '--parallel=1', '--nxBail=false', '--outputStyle=static'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, NX_DAEMON: 'false' },
});

const files = projects.flatMap((project): FileResult[] => {
  const results = readResults(join(root, project));
  if (results !== null && results.files.length > 0) return [...results.files];
  console.error(`${project}: no test has run`);
  return [{ file: project, passed: 0, failed: 1, skipped: 0, error: 'no test has run' }];
});
const total = sumResults(files);
console.log(`\n${files.length} test files in ${projects.length} projects`);
console.log(summaryLine(total));
process.exitCode = nx.status === 0 && total.failed === 0 && total.passed > 0 ? 0 : 1;
