import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { testModule } from '../search/project.ts';

const test = suite('observatory');

const WATCH = `exports.watch = (file) => {
  setTimeout(() => process.exit(4), 10);
  return 'watching';
};
exports.half = (number) => number / 2;
`;

test('no test leaves a timer behind that ends the process', async () => {
  const { report, text } = await testModule(WATCH, { maxExecutions: 100, reproductions: false });
  assert.ok(report.findings.some(({ outcome }) => outcome === 'exited'), JSON.stringify(report.findings));
  assert.match(text, 'half(');
  assert.is(exitCodeOf(text), 0, text);
});

/** Of a process that runs the test file beside its module. */
function exitCodeOf(text: string): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-observatory-'));
  try {
    writeFileSync(join(folder, 'subject.js'), WATCH);
    writeFileSync(join(folder, 'subject.test.js'), text);
    return spawnSync(process.execPath, ['subject.test.js'], { cwd: folder, stdio: 'ignore' }).status;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.run();
