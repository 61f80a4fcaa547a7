import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fewestTests } from '../fewest-tests.ts';
import { figuresOf, summarise } from '../figures.ts';
import { shapesOf } from '../suite-shape.ts';

const at = { start: { line: 3, column: 4 } };
const judged = (status: string) => ({ mutatorName: 'BlockStatement', replacement: '{}', status, location: at });

test('counts timeouts as killed, and neither compile errors nor mutants that no test reached', () => {
  const figures = figuresOf(['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'Killed'].map(judged));
  assert.equal(figures, { stryker: { killed: 3, covered: 4 }, uncovered: 1, survivors: ['3:4 BlockStatement {}'] });
});

test('scores the subjects that were judged; the gap is the largest', () => {
  const summary = summarise([
    { package: 'a', tests: 2, stryker: { killed: 9, covered: 10 }, estimate: { killed: 95, covered: 100 }, fewest: 2, postShare: 20 },
    { package: 'b', tests: 2, stryker: { killed: 1, covered: 2 }, estimate: { killed: 4, covered: 10 }, fewest: null, postShare: 10 },
    { package: 'c', tests: 0, error: 'no tests' },
  ]);
  const { subjects, scoreMean, scoreWorst, estimateGap, sizeRatio, postShare } = summary;
  assert.equal({ subjects, scoreMean, scoreWorst, estimateGap, sizeRatio, postShare }, { subjects: 2, scoreMean: 70, scoreWorst: 50, estimateGap: 10, sizeRatio: 1, postShare: 15 });
});

test('a suite is as large as it has to be when no test can be left out', () => {
  const mutants = [
    { ...judged('Killed'), coveredBy: ['0', '1', '2'], killedBy: ['0'] },
    { ...judged('Killed'), coveredBy: ['1', '2'], killedBy: ['1', '2'] },
    { ...judged('NoCoverage') },
  ];
  assert.is(fewestTests(mutants, 3), 2);
  assert.is(fewestTests(mutants.map((mutant) => ({ ...mutant, coveredBy: ['the file'], killedBy: ['the file'] })), 3), null);
});

test('tells statements and assertions of tests of either framework', () => {
  const source = `describe('f', () => {
  it('a', async () => {
    const x = f(1);
    expect(x).toBe(2);
    await expect(x.later).rejects.toThrow();
  });
  test('b', (t) => { assert.equal(f(1), 2); });
  it('c', () => { f(1); });
});`;
  assert.equal(shapesOf(source), [{ statements: 3, assertions: 2 }, { statements: 1, assertions: 1 }, { statements: 1, assertions: 0 }]);
});

test.run();
