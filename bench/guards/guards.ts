import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import type { Guard } from './guard.ts';
import { openGuard } from './run-guard.ts';
import { furtherGuards } from './further-guards.ts';
import { shapeGuards } from './shape-guards.ts';
import { describeMeasurement, type GuardMeasurement, type GuardsSummary, summarise } from './summarise.ts';
import { textGuards } from './text-guards.ts';

export const options: Verb['options'] = {
  seeds: { type: 'string', default: '30' },
  'max-executions': { type: 'string', default: '2000' },
  /** `first`, or `further`: more of the same kinds. */
  set: { type: 'string', default: 'first' },
  /** Names of guards of the set, separated by commas; all when left out. */
  guards: { type: 'string' },
  /** Parts of the search to leave out, separated by commas. */
  without: { type: 'string' },
};

interface GuardsResult extends VerbResult {
  readonly summary: GuardsSummary;
  readonly measurements: readonly GuardMeasurement[];
}

/** How many executions it takes to reach branches behind texts and shapes of arguments. */
export async function guards(values: VerbOptions): Promise<GuardsResult> {
  const seeds = Array.from({ length: Number(values['seeds']) }, (_, index) => index + 1);
  const search = { maxExecutions: Number(values['max-executions']), without: listed(values['without']) };
  const measurements: GuardMeasurement[] = [];
  for (const guard of chosen(String(values['set']), listed(values['guards']))) {
    const runs = await openGuard(await written(guard), search);
    const executions: (number | null)[] = [];
    for (const seed of seeds) executions.push(await runs.executionsUntilReached(seed));
    await runs.close();
    measurements.push({ guard: guard.name, executions });
    console.error(describeMeasurement({ guard: guard.name, executions }));
  }
  return { summary: summarise(measurements), measurements };
}

function listed(value: string | boolean | undefined): string[] {
  return typeof value === 'string' ? value.split(',') : [];
}

const SETS: Readonly<Record<string, readonly Guard[]>> = { first: [...textGuards, ...shapeGuards], further: furtherGuards };

function chosen(set: string, names: readonly string[]): readonly Guard[] {
  const all = SETS[set];
  if (all === undefined) throw new UsageError(`--set is one of ${Object.keys(SETS).join(', ')}, not '${set}'.`);
  const unknown = names.find((name) => !all.some((guard) => guard.name === name));
  if (unknown !== undefined) throw new UsageError(`There is no guard '${unknown}'.`);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

async function written({ name, source }: Guard): Promise<string> {
  const folder = join(WORK_FOLDER, 'guards');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name.replaceAll(' ', '-')}.mjs`);
  await writeFile(file, `${source}\n`);
  return file;
}
