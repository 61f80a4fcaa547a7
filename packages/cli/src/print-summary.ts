import type { CoverageFigure, Finding, Replay, Report, TargetReport } from '@auklet/generator';
import pc from 'picocolors';

/** One block a module: what was written, its coverage, findings, warnings, or why there is nothing. */
export function printSummary(report: Report, stream: { write(text: string): unknown }): void {
  for (const target of report.targets) stream.write(`${summaryOf(target).join('\n')}\n`);
}

function summaryOf(target: TargetReport): string[] {
  if (target.testFile === null || target.error !== undefined) return [`${pc.red('✗')} ${target.file}: ${target.error ?? target.outcome}`];
  const { branches, statements } = target.coverage;
  return [
    `${pc.green('✓')} ${target.file} → ${pc.bold(target.testFile)}${target.outcome === 'unchanged' ? pc.dim(' (unchanged)') : ''}`,
    `  ${target.tests} ${target.tests === 1 ? 'test' : 'tests'}, branches ${percentage(branches)}, statements ${percentage(statements)}${mutantsOf(target)}, ${target.executions} executions in ${(target.searchMs / 1000).toFixed(1)} s`,
    ...findingLines(target.findings),
    ...(target.replay === undefined ? [] : [replayLine(target.replay)]),
    ...target.warnings.map((warning) => `  ${pc.dim('·')} ${warning}`),
  ];
}

/** As far as the tests reach them. */
function mutantsOf({ mutation }: TargetReport): string {
  return mutation === undefined ? '' : `, mutants ${percentage({ covered: mutation.killed, total: mutation.covered })}`;
}

const MOST_FINDINGS = 5;

function findingLines(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, MOST_FINDINGS).map(({ detail, call, count }) => `  ${pc.yellow('!')} ${call} ${detail}${count === 1 ? '' : ` (${count} times)`}`);
  const more = findings.length - lines.length;
  return more > 0 ? [...lines, `  ${pc.yellow('!')} and ${more} more; --json lists all`] : lines;
}

function replayLine({ seed, maxExecutions, exact }: Replay): string {
  const note = exact ? '' : ' (tests may come out shorter: time was up before they were)';
  return `  ${pc.dim(`replay: --seed ${seed} --max-executions ${maxExecutions}${note}`)}`;
}

/** `83 % (10/12)`; a module without any has all of them. */
export function percentage({ covered, total }: CoverageFigure): string {
  const percent = total === 0 ? 100 : Math.floor((100 * covered) / total);
  return `${percent} % (${covered}/${total})`;
}
