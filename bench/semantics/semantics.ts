import { programs } from '../../packages/instrumentation/test/programs/index.ts';
import { inParallel } from '../../tools/processes/in-parallel.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { compareModule, type ModuleComparison } from './compare-module.ts';
import { compareProgram, type ProgramComparison } from './compare-program.ts';
import { readModules } from './modules.ts';
import { preparePackages } from './prepare-packages.ts';

export const options: Verb['options'] = {
  /** Calls into each module. */
  calls: { type: 'string', default: '300' },
  seed: { type: 'string', default: '1' },
  /** Names of packages, separated by commas; all when left out. */
  packages: { type: 'string' },
};

const JOBS = 2;
const LIMIT = 20_000;

interface SemanticsResult extends VerbResult {
  readonly summary: { readonly modules: number; readonly programs: number; readonly differences: number };
  readonly modules: readonly ModuleComparison[];
  readonly programs: readonly ProgramComparison[];
}

/** Whether instrumented code behaves as the original does: published modules under generated calls, and a table of small programs. */
export async function semantics(values: VerbOptions): Promise<SemanticsResult> {
  const names = values['packages'];
  const installations = await preparePackages(readModules(), 'semantics');
  const modules = await inParallel(readModules(typeof names === 'string' ? names.split(',') : undefined), JOBS, async (module) => {
    const comparison = await compareModule(module, installations, { calls: Number(values['calls']), seed: Number(values['seed']), limit: LIMIT });
    const { calls, leftOut, differences } = comparison;
    console.error(`${differences.length === 0 ? 'same     ' : 'DIFFERENT'} ${comparison.module}: ${calls} calls, ${leftOut} left out, ${differences.length} differences`);
    return comparison;
  });
  const compared: ProgramComparison[] = [];
  for (const [construct, list] of Object.entries(programs)) for (const program of list) compared.push(await compareProgram(construct, program));
  const differences = modules.reduce((sum, module) => sum + module.differences.length, 0) + compared.filter(({ same }) => !same).length;
  return { summary: { modules: modules.length, programs: compared.length, differences }, modules, programs: compared };
}
