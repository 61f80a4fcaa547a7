export { generate, type GenerateContext } from './generate.ts';
export type { GenerateEvent, OnEvent, Phase } from './report/generate-event.ts';
export type { CoverageFigure, CoverageReport, Finding, Replay, Report, TargetOutcome, TargetReport } from './report/report.ts';
export { ALGORITHMS, generateOptionsSchema, type GenerateOptions, type GenerateOptionsInput } from './options/generate-options.ts';
export { detectProject, type DetectedProject } from './projects/detect-project.ts';
export { diagnose, type Diagnosis } from './projects/diagnose.ts';
export { listModules, type ListedFunction, type ListedModule } from './projects/list-modules.ts';
export { prepareModule, type PreparedModule } from './steps/1-prepare-module.ts';
