import type { Finding, Replay, TargetReport } from '@auklet/generator';
import pc from 'picocolors';
import { percentage } from './percentage.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

/** One block a module: what was written, its coverage, findings, warnings, or why there is nothing; then where to read on. */
export function defaultReporter({ write }: ReporterContext): Reporter {
  return { finish: ({ targets }) => write([...targets.flatMap(summaryOf), ...hintOf(targets)].map((line) => `${line}\n`).join('')) };
}

/** A figure below 100 % asks for its reasons. */
function hintOf(targets: readonly TargetReport[]): string[] {
  const open = targets.reduce((sum, { gaps = [] }) => sum + gaps.length, 0);
  return open === 0 ? [] : [pc.dim(`why ${open === 1 ? '1 branch is' : `${open} branches are`} not covered: npx auklet explain`)];
}

function summaryOf(target: TargetReport): string[] {
  if (target.testFile === null || target.error !== undefined) return [`${pc.red('✗')} ${target.file}: ${target.error ?? target.outcome}`, ...findingsOf(target), ...deniedTo(target)];
  const { branches, statements } = target.coverage;
  return [
    `${pc.green('✓')} ${target.file} → ${pc.bold(target.testFile)}${stateOf(target)}`,
    `  ${target.tests} ${target.tests === 1 ? 'test' : 'tests'}, branches ${percentage(branches)}, statements ${percentage(statements)}${mutantsOf(target)}, ${target.executions} executions in ${(target.searchMs / 1000).toFixed(1)} s`,
    ...findingsOf(target),
    ...deniedTo(target),
    ...(target.replay === undefined ? [] : [replayLine(target.replay)]),
    ...target.warnings.map((warning) => `  ${pc.dim('·')} ${warning}`),
  ];
}

function stateOf({ outcome, cached }: TargetReport): string {
  const words = [...(outcome === 'unchanged' ? ['unchanged'] : []), ...(cached === true ? ['cached'] : [])];
  return words.length === 0 ? '' : pc.dim(` (${words.join(', ')})`);
}

/** As far as the tests reach them. */
function mutantsOf({ mutation }: TargetReport): string {
  return mutation === undefined ? '' : `, mutants ${percentage({ covered: mutation.killed, total: mutation.covered })}`;
}

const MOST_FINDINGS = 5;

function findingsOf({ findings, errorsFile }: TargetReport): string[] {
  return [...findingLines(findings), ...(errorsFile === undefined ? [] : [`  ${pc.yellow('!')} shown by ${pc.bold(errorsFile)}`])];
}

function findingLines(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, MOST_FINDINGS).map(({ detail, call, count }) => `  ${pc.yellow('!')} ${call} ${detail}${count === 1 ? '' : ` (${count} times)`}`);
  const more = findings.length - lines.length;
  return more > 0 ? [...lines, `  ${pc.yellow('!')} and ${more} more; --json lists all`] : lines;
}

function deniedTo({ denied }: TargetReport): string[] {
  const lines = denied.slice(0, MOST_FINDINGS).map(({ operation, target }) => `  ${pc.yellow('⊘')} denied: ${operation}${target === '' ? '' : ` ${JSON.stringify(target)}`}`);
  const more = denied.length - lines.length;
  return more > 0 ? [...lines, `  ${pc.yellow('⊘')} and ${more} more; --json lists all`] : lines;
}

function replayLine({ seed, maxExecutions, exact }: Replay): string {
  const note = exact ? '' : ' (tests may come out shorter: time was up before they were)';
  return `  ${pc.dim(`replay: --seed ${seed} --max-executions ${maxExecutions}${note}`)}`;
}
