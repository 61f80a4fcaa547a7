export { generate, type GenerateContext } from './generate.ts';
export type { GenerateEvent, OnEvent, Phase } from './report/generate-event.ts';
export type { CoverageFigure, CoverageReport, Finding, Report, TargetOutcome, TargetReport } from './report/report.ts';
export { generateOptionsSchema, type GenerateOptions, type GenerateOptionsInput } from './options/generate-options.ts';
