import { percent, type CoverageFigures } from '../judge/figures.ts';
import type { Measurement } from './measure-subject.ts';

const HEAD = ['subject', 'seed', 'branches', 'import only', 'claimed', 'statements', 'functions', 'tests', 'failing', 'differing', 'executions', 'wall'];

/** One line a measurement, as a table with aligned columns. */
export function coverageTable(measurements: readonly Measurement[]): string {
  const rows = [HEAD, ...measurements.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  ')).join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function cells(one: Measurement): string[] {
  const { coverage, baseline, claimed } = one;
  return [
    one.package,
    String(one.seed),
    figure(coverage, 'branches'),
    figure(baseline, 'branches'),
    claimed === null ? '-' : percent(claimed).toFixed(1),
    figure(coverage, 'statements'),
    figure(coverage, 'functions'),
    coverage === null ? one.outcome : String(one.passing),
    String(one.failing.length),
    String(one.differing.length),
    String(one.executions),
    `${(one.wallMs / 1_000).toFixed(1)}s`,
  ];
}

function figure(figures: CoverageFigures | null, kind: keyof CoverageFigures): string {
  return figures === null ? '-' : percent(figures[kind]).toFixed(1);
}
