import type { Gap, HitCounts, ModuleDetails } from '@auklet/generator';
import { escaped } from './escaped.ts';

export interface SourceParts {
  readonly source: string;
  readonly details: ModuleDetails;
  readonly gaps: readonly Gap[];
  readonly id: string;
}

/** The source line by line: how many tests come by, and under each line what no test covers and which mutants live. */
export function sourceListing({ source, details, gaps, id }: SourceParts): string {
  const hits = hitsByLine(details.coverage);
  const lines = source.trimEnd().split('\n').map((text, index) => {
    const line = index + 1;
    const open = gaps.filter((gap) => gap.line === line);
    const living = details.survivors.filter(({ location }) => location.start.line === line);
    return `${codeLine({ text, line, id, hits: hits.get(line), isPartial: open.length > 0 })}${open.map(gapNote).join('')}${living.map(({ operator }) => survivorNote(operator)).join('')}`;
  });
  return `<details open><summary>Source</summary><div class="source">${lines.join('')}</div></details>`;
}

interface CodeLine {
  readonly text: string;
  readonly line: number;
  readonly id: string;
  /** Tests that come by; `undefined` where nothing can be covered. */
  readonly hits: number | undefined;
  readonly isPartial: boolean;
}

function codeLine({ text, line, id, hits, isPartial }: CodeLine): string {
  const state = hits === undefined ? 'plain' : hits === 0 ? 'missed' : isPartial ? 'partial' : 'covered';
  const label = hits === undefined ? '' : `${hits}×`;
  return `<div class="line ${state}" id="${id}-line-${line}" data-line="${line}"><span class="number">${line}</span><span class="hits" title="tests that come by">${label}</span><code>${escaped(text) || ' '}</code></div>`;
}

function gapNote({ branch, why, comparison, closest, distance }: Gap): string {
  const blocking = comparison === undefined ? '' : `<dt>blocks</dt><dd><code>${escaped(comparison)}</code></dd>`;
  const nearest = closest === undefined ? '' : `<dt>came closest</dt><dd><pre><code>${escaped(closest)}</code></pre></dd>`;
  return `<div class="gap" tabindex="0"><strong>${escaped(branch)}</strong> is not covered: ${escaped(why)}<dl><dt>distance</dt><dd>${Number(distance.toPrecision(3))}</dd>${blocking}${nearest}</dl></div>`;
}

function survivorNote(operator: string): string {
  return `<div class="survivor">a mutant lives: ${escaped(operator)}</div>`;
}

function hitsByLine({ statements, functions }: HitCounts): ReadonlyMap<number, number> {
  const hits = new Map<number, number>();
  for (const { location, hits: count } of [...functions, ...statements]) {
    const { line } = location.start;
    hits.set(line, Math.max(hits.get(line) ?? 0, count));
  }
  return hits;
}
