import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { figuresOf, summarise } from '../figures.ts';

const at = { start: { line: 3, column: 4 } };
const judged = (status: string) => ({ mutatorName: 'BlockStatement', replacement: '{}', status, location: at });

test('counts timeouts as killed, and neither compile errors nor mutants that no test reached', () => {
  const figures = figuresOf(['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'Killed'].map(judged));
  assert.equal(figures, { stryker: { killed: 3, covered: 4 }, uncovered: 1, survivors: ['3:4 BlockStatement {}'] });
});

test('scores the subjects that were judged; the gap is the largest', () => {
  const summary = summarise([
    { package: 'a', tests: 2, stryker: { killed: 9, covered: 10 }, estimate: { killed: 95, covered: 100 } },
    { package: 'b', tests: 2, stryker: { killed: 1, covered: 2 }, estimate: { killed: 4, covered: 10 } },
    { package: 'c', tests: 0, error: 'no tests' },
  ]);
  assert.equal(summary, { subjects: 2, scoreMean: 70, scoreWorst: 50, estimateGap: 10 });
});

test.run();
