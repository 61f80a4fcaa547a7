import { mkdirSync, writeFileSync } from 'node:fs';
import type { Verb, VerbResult } from '../verb.ts';
import { readResults } from './saved-result.ts';
import { sectionOf } from './sections.ts';

export const options: Verb['options'] = {};

const RESULTS = new URL('../results/', import.meta.url);
const DOCS = new URL('../../docs/', import.meta.url);
const CHARTS = new URL('benchmarks/', DOCS);
const INTRODUCTION = '# Benchmarks\n\nWritten by `npm run bench -- report` from the data in `bench/results`. Coverage is counted by Istanbul from outside, unless a figure is called goals.';

/** Writes `docs/benchmarks.md`, with charts beside it, from the results that are kept in `bench/results`. */
export async function report(): Promise<VerbResult> {
  const results = readResults(RESULTS);
  mkdirSync(CHARTS, { recursive: true });
  const parts = results.map((result) => {
    const { text, chart } = sectionOf(result);
    if (chart === undefined) return text;
    writeFileSync(new URL(`${result.name}.svg`, CHARTS), chart);
    return `${text}\n\n![${result.name}](benchmarks/${result.name}.svg)`;
  });
  writeFileSync(new URL('benchmarks.md', DOCS), `${[INTRODUCTION, ...parts].join('\n\n')}\n`);
  return { summary: { results: results.length } };
}
