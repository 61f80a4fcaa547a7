import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate, type GenerateOptionsInput, type TargetReport } from '@auklet/generator';

const installed = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/** A project of its own that has every test framework installed; removed after `use`. */
export async function withProject<T>(files: Readonly<Record<string, string>>, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-frameworks-'));
  try {
    symlinkSync(installed, join(folder, 'node_modules'), 'dir');
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Generates with few executions, in this process: what is tested here begins after them. The first module's report. */
export async function generateIn(cwd: string, target: string, options: Omit<GenerateOptionsInput, 'targets'> = {}): Promise<TargetReport> {
  const { targets } = await generate({ targets: [target], maxExecutions: 500, subprocess: false, ...options }, { cwd, version: '0.0.0' });
  return targets[0] as TargetReport;
}

/** A manifest whose test script is this one. */
export function manifest(test: string, more: object = {}): string {
  return JSON.stringify({ private: true, scripts: { test }, ...more });
}
