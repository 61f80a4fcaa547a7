import { appendFileSync } from 'node:fs';
import type { Report, TargetReport } from '@auklet/generator';
import { percentage } from './percentage.ts';
import type { Reporter, ReporterContext } from './reporter.ts';

/** GitHub shows this many annotations of one kind for a step. */
const MOST_OF_A_KIND = 10;

type Kind = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly kind: Kind;
  readonly file: string;
  readonly line?: number;
  readonly title: string;
  readonly message: string;
}

/** Annotations of GitHub Actions, and a table in the summary of the job where there is one. */
export function githubReporter({ write }: ReporterContext): Reporter {
  return {
    finish: (report) => {
      write(annotations(report).map(command).join(''));
      const summary = process.env['GITHUB_STEP_SUMMARY'];
      if (summary !== undefined && summary !== '') appendFileSync(summary, summaryOf(report));
    },
  };
}

function annotations(report: Report): readonly Annotation[] {
  const all = report.targets.flatMap(annotationsOf);
  return (['error', 'warning', 'notice'] as const).flatMap((kind) => all.filter((one) => one.kind === kind).slice(0, MOST_OF_A_KIND));
}

function annotationsOf({ file, outcome, error, findings, gaps = [] }: TargetReport): readonly Annotation[] {
  const failure: readonly Annotation[] = outcome === 'failed' || outcome === 'unloadable' || outcome === 'protected' ? [{ kind: 'error', file, title: 'no tests', message: error ?? outcome }] : [];
  const found = findings.map(({ call, detail }) => ({ kind: 'warning', file, title: 'finding', message: `${call} ${detail}` }) as const);
  const open = gaps.map(({ line, branch, why }) => ({ kind: 'notice', file, line, title: `not covered: ${branch}`, message: why }) as const);
  return [...failure, ...found, ...open];
}

function command({ kind, file, line, title, message }: Annotation): string {
  const place = line === undefined ? '' : `,line=${line}`;
  return `::${kind} file=${property(file)}${place},title=${property(`Auklet: ${title}`)}::${text(message)}\n`;
}

function text(value: string): string {
  return value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(value: string): string {
  return text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function summaryOf({ targets }: Report): string {
  const rows = targets.map(({ file, testFile, tests, coverage, mutation, findings, error, outcome }) => {
    const figures = testFile === null || error !== undefined ? `${error ?? outcome} | | |` : `${tests} | ${percentage(coverage.branches)} | ${mutation === undefined ? '' : percentage({ covered: mutation.killed, total: mutation.covered })} |`;
    return `| ${cell(file)} | ${figures} ${findings.length} |\n`;
  });
  return `### Auklet\n\n| module | tests | branches | mutants | findings |\n|--|--|--|--|--|\n${rows.join('')}\n`;
}

function cell(value: string): string {
  return value.replaceAll('|', String.raw`\|`);
}
