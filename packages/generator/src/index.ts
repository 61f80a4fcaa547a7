export { generate, type GenerateContext } from './generate.ts';
export type { GenerateEvent, OnEvent, Phase } from './report/generate-event.ts';
export type { CoverageFigure, CoverageReport, Finding, Replay, Report, TargetOutcome, TargetReport } from './report/report.ts';
export { ALGORITHMS, generateOptionsSchema, type GenerateOptions, type GenerateOptionsInput } from './options/generate-options.ts';
