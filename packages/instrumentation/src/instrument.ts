import type { ModuleDescriptionDto, ProjectSyntax } from '@auklet/protocol';
import { describeModule } from './describe-module.ts';
import { lowerSyntax } from './lowering/lower-syntax.ts';
import { parseSource } from './parse-source.ts';
import { printProgram, type SourceMap } from './print-program.ts';
import { chooseNames } from './rewriting/names.ts';
import { rewriteModule } from './rewriting/rewrite-module.ts';
import { replaceModuleForms } from './typescript/module-forms.ts';

export interface InstrumentOptions {
  /** Names the module in its trace, in error texts and in the source map. */
  readonly filename: string;
  readonly format: 'module' | 'commonjs';
  readonly language: 'javascript' | 'typescript';
  readonly jsx: boolean;
  /** How the project compiles what has more than one meaning; `STANDARD_SYNTAX` when left out. */
  readonly syntax?: ProjectSyntax;
}

export interface InstrumentedSource {
  /** JavaScript that behaves as the source does and tells a tracer what it does. */
  readonly code: string;
  /** Source map (version 3) from `code` to the source. */
  readonly map: SourceMap;
  readonly description: ModuleDescriptionDto;
}

/**
 * Instruments one module: types are stripped, and every goal of the description is watched.
 *
 * @throws AukletError `unloadable` when the source cannot be parsed.
 */
export function instrument(source: string, options: InstrumentOptions): InstrumentedSource {
  const file = parseSource(source, options);
  if (options.format === 'module') replaceModuleForms(file);
  const plan = describeModule(file, source);
  const names = chooseNames(source);
  rewriteModule(file, plan, names, options);
  lowerSyntax(file, names.temporary, options);
  const { code, map } = printProgram(file, source, options);
  return { code, map, description: plan.description() };
}
