import type { Finding, ModuleDetails, TargetReport } from '@auklet/generator';
import { percentage } from '../percentage.ts';
import { coverageCurve } from './coverage-curve.ts';
import { escaped } from './escaped.ts';
import { sourceListing } from './source-listing.ts';

export interface ModulePart {
  readonly target: TargetReport;
  readonly source: string;
  /** Of the element, for links. */
  readonly id: string;
}

/** Everything about one module. */
export function modulePage({ target, source, id }: ModulePart): string {
  const { file, testFile, error, details, gaps = [], findings, denied, warnings } = target;
  const parts = [
    error === undefined ? summaryOf(target) : `<p class="error">${escaped(error)}</p>`,
    details === undefined ? '' : coverageCurve(details.timeline),
    ...(findings.length === 0 ? [] : [`<h3>Findings</h3><ul>${findings.map(findingItem).join('')}</ul>`]),
    ...(denied.length === 0 ? [] : [`<h3>Denied</h3><ul>${denied.map(({ operation, target: what }) => `<li><code>${escaped(operation)} ${escaped(what)}</code></li>`).join('')}</ul>`]),
    ...(warnings.length === 0 ? [] : [`<ul class="warnings">${warnings.map((warning) => `<li>${escaped(warning)}</li>`).join('')}</ul>`]),
    details === undefined ? '' : testList(details, id),
    details === undefined || source === '' ? '' : sourceListing({ source, details, gaps, id }),
  ];
  return `<section id="${id}" tabindex="-1" aria-label="${escaped(file)}">
<h2>${escaped(file)}${testFile === null ? '' : ` <small>→ ${escaped(testFile)}</small>`}</h2>
${parts.filter((part) => part !== '').join('\n')}
</section>`;
}

function summaryOf({ tests, coverage, mutation, executions, searchMs }: TargetReport): string {
  const mutants = mutation === undefined ? '' : `, mutants ${percentage({ covered: mutation.killed, total: mutation.covered })}`;
  return `<p>${tests} ${tests === 1 ? 'test' : 'tests'}, branches ${percentage(coverage.branches)}, statements ${percentage(coverage.statements)}, functions ${percentage(coverage.functions)}${mutants}; ${executions} executions in ${(searchMs / 1000).toFixed(1)} s</p>`;
}

function findingItem({ call, detail, count, reproduction }: Finding): string {
  const times = count === 1 ? '' : ` (${count} times)`;
  const shown = reproduction === undefined ? '' : `<pre><code>${escaped(reproduction)}</code></pre>`;
  return `<li><code>${escaped(call)}</code> ${escaped(detail)}${times}${shown}</li>`;
}

/** Each chooses the lines that it covers; the script does the rest. */
function testList({ tests }: ModuleDetails, id: string): string {
  const items = tests.map(
    ({ titles, lines }) => `<li><button type="button" data-module="${id}" data-lines="${lines.join(' ')}" aria-pressed="false">${escaped(titles.join(' › '))}</button> <small>${lines.length} ${lines.length === 1 ? 'line' : 'lines'}</small></li>`,
  );
  return `<details open><summary>Tests</summary><ol class="tests">${items.join('')}</ol></details>`;
}
