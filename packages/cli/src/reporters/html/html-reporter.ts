import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Report } from '@auklet/generator';
import type { Reporter, ReporterContext } from '../reporter.ts';
import { escaped } from './escaped.ts';
import { figuresTable } from './figures-table.ts';
import { modulePage } from './module-page.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';

/** One page that needs no network: every module with its source, gaps, tests, mutants and findings. */
export function htmlReporter({ cwd, write }: ReporterContext): Reporter {
  return { finish: (report) => write(page(report, cwd)) };
}

function page(report: Report, cwd: string): string {
  const modules = report.targets.map((target, position) => modulePage({ target, source: sourceOf(resolve(cwd, target.file)), id: `module-${position}` }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Auklet report</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Auklet <small>${escaped(report.version)}, seed ${report.seed}</small></h1>
<p class="keys"><kbd>n</kbd> <kbd>p</kbd> next and previous gap · <kbd>j</kbd> <kbd>k</kbd> next and previous module · <kbd>t</kbd> top · <kbd>Esc</kbd> forget the chosen test</p>
</header>
<main>
${figuresTable(report)}
${modules.join('\n')}
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** As it is now; empty when it is gone. */
function sourceOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
