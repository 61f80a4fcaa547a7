import type { TestCaseDto } from '@auklet/protocol';
import { DynaMosa, type DynaMosaOptions, FeedbackDirectedRandom, Mio, Mosa, RandomSearch, RandomSuiteSearch, type SearchAlgorithm, type SearchOptions, WholeSuite } from '@auklet/search';
import type { Algorithm, SearchPart } from '../options/generate-options.ts';
import type { TestCaseProblem } from './test-case-problem.ts';
import type { TestEvaluation } from './test-evaluation.ts';

type TestCaseSearch = SearchAlgorithm<TestCaseDto, TestEvaluation>;

type Parts = Pick<DynaMosaOptions, 'localSearch'>;

const CREATORS: Readonly<Record<Algorithm, (problem: TestCaseProblem, options: SearchOptions, parts: Parts) => TestCaseSearch>> = {
  dynamosa: (problem, options, parts) => new DynaMosa(problem, { ...options, ...parts }),
  mosa: (problem, options, parts) => new Mosa(problem, { ...options, ...parts }),
  mio: (problem, options) => new Mio(problem, options),
  'whole-suite': (problem, options) => new WholeSuite(problem, options),
  'whole-suite-without-archive': (problem, options) => new WholeSuite(problem, { ...options, archive: false }),
  'feedback-directed-random': (problem, options) => new FeedbackDirectedRandom(problem, options),
  'random-suite': (problem, options) => new RandomSuiteSearch(problem, options),
  random: (problem, options) => new RandomSearch(problem, options),
};

export function createAlgorithm(name: Algorithm, problem: TestCaseProblem, options: SearchOptions, without: readonly SearchPart[]): TestCaseSearch {
  return CREATORS[name](problem, options, { localSearch: !without.includes('local-search') });
}
