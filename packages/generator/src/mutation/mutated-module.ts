import { instrument } from '@auklet/instrumentation';
import { mutate, type Mutant } from '@auklet/instrumentation/mutants';
import { isAukletError, type SubjectDto } from '@auklet/protocol';
import { type PreparedModule, subjectFor } from '../steps/1-prepare-module.ts';

/** All mutants of a module in one text that a child process can load. */
export interface MutatedModule {
  readonly subject: SubjectDto;
  /** Names it to a tracer; another name than the original's, for both may be in one process. */
  readonly name: string;
  readonly mutants: readonly Mutant[];
}

/**
 * Writes the mutants of a module and instruments the result, so that its loops and calls have a budget. It is evaluated
 * anew for every test, for a mutant may leave behind what the original does not.
 *
 * @returns `null` when there is nothing to mutate.
 */
export function mutateModule({ source }: PreparedModule): MutatedModule | null {
  const name = `${source.file}#mutants`;
  const options = { filename: source.file, format: source.format, language: source.language, jsx: source.jsx, syntax: source.syntax };
  try {
    const { source: mutated, mutants } = mutate(source.source, options);
    return mutants.length === 0 ? null : { subject: subjectFor(source, instrument(mutated, { ...options, filename: name }).code, true), name, mutants };
  } catch (error) {
    if (isAukletError(error) && error.code === 'unloadable') return null;
    throw error;
  }
}
