import type { Gate } from '../gate.ts';
import { outputOf, runProgram } from './program.ts';

interface LintReport {
  readonly number_of_files: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

export function lintGate(root: string): Gate {
  return {
    name: 'lint',
    run: async () => {
      const result = await runProgram(root, 'oxlint', ['--format', 'json']);
      const report = parse(result.stdout);
      if (report === null) return { looked: 0, things: 'files', problems: outputOf(result) };
      const problems = report.diagnostics.map(({ filename, labels, message, code }) => `${filename}:${labels[0]?.span.line ?? 0}: ${message} ${code}`);
      return { looked: report.number_of_files, things: 'files', problems: problems.join('\n') };
    },
  };
}

function parse(text: string): LintReport | null {
  try {
    return JSON.parse(text) as LintReport;
  } catch {
    return null;
  }
}
