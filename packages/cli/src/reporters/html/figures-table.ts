import type { CoverageFigure, Report, TargetReport } from '@auklet/generator';
import { percentage } from '../percentage.ts';
import { escaped } from './escaped.ts';

/** The modules of a run in one table, each linked to its part of the page. */
export function figuresTable({ targets }: Report): string {
  const rows = targets.map((target, position) => row(target, `module-${position}`)).join('\n');
  return `<table class="figures">
<caption>${targets.length} ${targets.length === 1 ? 'module' : 'modules'}</caption>
<thead><tr><th scope="col">Module</th><th scope="col">Tests</th><th scope="col">Branches</th><th scope="col">Statements</th><th scope="col">Mutants</th><th scope="col">Findings</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>`;
}

function row({ file, tests, coverage, mutation, findings, error }: TargetReport, id: string): string {
  const name = `<th scope="row"><a href="#${id}">${escaped(file)}</a></th>`;
  if (error !== undefined) return `<tr>${name}<td colspan="5">${escaped(error)}</td></tr>`;
  const mutants = mutation === undefined ? '–' : meter({ covered: mutation.killed, total: mutation.covered });
  return `<tr>${name}<td>${tests}</td><td>${meter(coverage.branches)}</td><td>${meter(coverage.statements)}</td><td>${mutants}</td><td>${findings.length}</td></tr>`;
}

function meter(figure: CoverageFigure): string {
  const { covered, total } = figure;
  return `<meter min="0" max="${Math.max(1, total)}" value="${total === 0 ? 1 : covered}"></meter> ${percentage(figure)}`;
}
