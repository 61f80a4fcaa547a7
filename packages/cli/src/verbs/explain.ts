import { resolve, sep } from 'node:path';
import type { Gap, TargetReport } from '@auklet/generator';
import { AukletError } from '@auklet/protocol';
import pc from 'picocolors';
import { EXIT } from '../exit-code.ts';
import { readSavedReport } from '../reports/saved-report.ts';

export interface ExplainFlags {
  readonly json?: boolean;
}

/** Says of every branch that the tests of the last run do not cover why, and how near the search came. */
export function runExplain(targets: readonly string[], { json = false }: ExplainFlags): number {
  const { cwd, report } = readSavedReport(process.cwd());
  const chosen = report.targets.filter(({ file }) => targets.length === 0 || targets.some((target) => isMeant(resolve(cwd, file), resolve(target))));
  if (chosen.length === 0) throw new AukletError('usage', `the last run had nothing to do with ${targets.join(', ')}; it was about ${report.targets.map(({ file }) => file).join(', ')}`);
  process.stdout.write(json ? `${JSON.stringify(chosen.map(({ file, gaps = [], error }) => ({ file, gaps, ...(error === undefined ? {} : { error }) })))}\n` : chosen.map(blockOf).join(''));
  return EXIT.done;
}

/** A file, or a folder that holds it; both absolute. */
function isMeant(file: string, target: string): boolean {
  return file === target || file.startsWith(target.endsWith(sep) ? target : `${target}${sep}`);
}

function blockOf({ file, coverage, gaps = [], error }: TargetReport): string {
  if (error !== undefined) return `${pc.red('✗')} ${file}: ${error}\n`;
  if (gaps.length === 0) return `${pc.green('✓')} ${pc.bold(file)}: every branch is covered (${coverage.branches.total})\n`;
  return `${pc.yellow('!')} ${pc.bold(file)}: ${gaps.length} of ${coverage.branches.total} branches are not covered\n${gaps.map((gap) => gapLines(gap, file)).join('')}`;
}

function gapLines({ line, column, branch, why, distance, comparison, closest }: Gap, file: string): string {
  const lines = [
    `  ${pc.bold(branch)} ${pc.dim(`${file}:${line}:${column + 1}`)}`,
    `    ${why}`,
    ...(comparison === undefined ? [] : [`    blocks: ${comparison}`]),
    ...(closest === undefined ? [] : [`    came closest (distance ${Number(distance.toPrecision(3))}):`, ...closest.split('\n').map((text) => `      ${pc.dim(text)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}
