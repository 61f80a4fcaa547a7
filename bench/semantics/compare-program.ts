import type { Program } from '../../packages/instrumentation/test/programs/program.ts';
import { runInstrumented, runOriginal } from '../../packages/instrumentation/test/programs/run-program.ts';

export interface ProgramComparison {
  readonly program: string;
  readonly same: boolean;
}

export async function compareProgram(construct: string, { name, source }: Program): Promise<ProgramComparison> {
  const program = `${construct}/${name}`;
  const [original, instrumented] = [await runOriginal(source), await runInstrumented(source, program)];
  return { program, same: JSON.stringify(original) === JSON.stringify(instrumented) };
}
