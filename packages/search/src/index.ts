export { DynaMosa, type DynaMosaOptions } from './algorithms/dynamosa.ts';
export { FeedbackDirectedRandom } from './algorithms/feedback-directed-random.ts';
export { Mio, type MioOptions } from './algorithms/mio.ts';
export { Mosa } from './algorithms/mosa.ts';
export { RandomSearch } from './algorithms/random-search.ts';
export { RandomSuiteSearch } from './algorithms/random-suite-search.ts';
export { WholeSuite, type WholeSuiteOptions } from './algorithms/whole-suite.ts';
export { Archive, type Solution } from './archive.ts';
export type { BreedingOperator } from './breeding/breeder.ts';
export type { Evaluation, Measurement } from './evaluation.ts';
export { type Coverer, exactCover } from './exact-cover.ts';
export type { GenerationReport } from './generation-report.ts';
export { BranchGoalModel, type BranchGoalOptions } from './goals/branch-goal-model.ts';
export { GoalFrontier } from './goals/goal-frontier.ts';
export { type GoalModel, independentGoals } from './goals/goal-model.ts';
export { compareAges, compareWitnesses, Individual, type IndividualId } from './individual.ts';
export type { BreedingFocus, Move, Problem, Suggestion, SuggestionFocus } from './problem.ts';
export { preferredIndividuals, survivors } from './ranking/preference-sorting.ts';
export type { SearchAlgorithm, SearchOptions } from './search-run.ts';
export {
  anyOf,
  coverageReached,
  maxCost,
  maxExecutions,
  maxGenerations,
  plateau,
  type SearchProgress,
  type StopCondition,
  stopWhen,
} from './stop-condition.ts';
