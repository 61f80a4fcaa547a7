import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { generate, type GenerateContext, type GenerateOptionsInput, type TargetReport } from '@auklet/generator';

/** Its last branch cannot be covered, so that only a limit ends a search. */
export const PARCEL = `exports.postage = function postage(parcel, zone) {
  if (typeof parcel !== 'object' || parcel === null) throw new TypeError('no parcel');
  if (parcel.weight > 20000) return 'freight';
  const base = zone === 'abroad' ? 12 : 4;
  if (parcel.weight > 500 && parcel.weight < 520) return base * 2;
  return Math.abs(parcel.weight) < 0 ? -1 : base;
};
`;

export interface Outcome {
  readonly report: TargetReport;
  /** Of the test file. */
  readonly text: string;
}

/** Writes tests for one module in a project of its own, outside this repository. */
export async function testModule(source: string, options: Omit<GenerateOptionsInput, 'targets'>, context: Partial<GenerateContext> = {}, dependencies: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const cwd = mkdtempSync(join(tmpdir(), 'auklet-search-'));
  try {
    writeFileSync(join(cwd, 'package.json'), '{}');
    writeFileSync(join(cwd, 'subject.js'), source);
    for (const [name, text] of Object.entries(dependencies)) writeFileSync(join(cwd, name), text);
    const { targets } = await generate({ targets: ['subject.js'], framework: 'node', ...options }, { cwd, version: '0.0.0', ...context });
    const [report] = targets;
    assert.ok(report);
    assert.is(report.outcome, 'generated', report.error);
    return { report, text: readFileSync(join(cwd, 'subject.auklet.test.js'), 'utf8') };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}
