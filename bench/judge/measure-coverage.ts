import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { FileCoverageData } from 'istanbul-lib-coverage';
import type { Framework } from './framework.ts';
import { figuresOf, type CoverageFigures } from './figures.ts';
import { instrument } from './instrument.ts';

/**
 * What a test file covers of `file`, which gets Istanbul counters where it stands: `project` has to be a copy.
 * Counters that no run has left behind count as zero.
 */
export async function measureCoverage(
  framework: Framework,
  project: string,
  file: string,
  testFile: string,
): Promise<CoverageFigures> {
  const absolute = join(project, file);
  const { code, initial } = instrument(absolute);
  await writeFile(absolute, code);
  const record = join(tmpdir(), `auklet-coverage-${randomUUID()}.json`);
  await framework.recordCoverage(project, record);
  try {
    await framework.run(project, testFile);
    return figuresOf((await readRecord(record))[initial.path] ?? initial);
  } finally {
    await rm(record, { force: true });
  }
}

async function readRecord(path: string): Promise<Record<string, FileCoverageData>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, FileCoverageData>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
