// Runs all test files of one project: `node --import tsx run.ts <directory>`.
import { relative, resolve } from 'node:path';
import { killRunning, runTestFile } from './run-test-file.ts';
import { testFiles } from './test-files.ts';
import { sumResults, summaryLine, writeResults, type FileResult } from './test-results.ts';

const JOBS = 2;

const directory = resolve(process.argv[2] ?? '.');
const waiting = testFiles(directory);
const results: FileResult[] = [];

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    killRunning();
    process.exit(1);
  });
}

async function runWaiting(): Promise<void> {
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const started = performance.now();
    const { result, output } = await runTestFile(file, directory);
    const named = { ...result, file: relative(directory, file) };
    results.push(named);
    report(named, output, performance.now() - started);
  }
}

function report(result: FileResult, output: string, milliseconds: number): void {
  const error = result.error === undefined ? '' : `: ${result.error}`;
  console.log(`${result.failed === 0 ? 'ok  ' : 'FAIL'} ${result.file}  ${summaryLine(result)}${error}  (${(milliseconds / 1000).toFixed(1)} s)`);
  if (result.failed > 0) console.log(output.trimEnd());
}

await Promise.all(Array.from({ length: JOBS }, runWaiting));
results.sort((a, b) => (a.file < b.file ? -1 : 1));
const total = sumResults(results);
writeResults(directory, total);
console.log(`${results.length} files, ${summaryLine(total)}`);
if (total.passed === 0) console.error('No test has passed, so there is nothing to rely on.');
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
