import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RedisServer } from '../../packages/queue/test/fixtures/redis-server.ts';
import { median } from '../median.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import { copyProject, createModuleProject, type ModuleProject } from './module-project.ts';
import { areEqual, type CliReport, runCli } from './run-cli.ts';
import { type FleetFigures, WorkerFleet } from './worker-fleet.ts';

export const options: Verb['options'] = {
  modules: { type: 'string', default: '60' },
  'max-executions': { type: 'string', default: '300' },
  /** Names of packages, separated by commas; all when left out. */
  subjects: { type: 'string' },
};

const WORKERS = 4;
const KILLED = 2;
const SHARDS = 4;

interface ScaleResult extends VerbResult {
  /** Milliseconds of work on each module in a run of its own. */
  readonly jobs: Readonly<Record<string, number>>;
}

/**
 * One project of many modules: generated here, again with a cache, in shards, and through a queue whose workers and whose
 * Redis are killed in between. Needs a `redis-server`.
 */
export async function scale(values: VerbOptions): Promise<ScaleResult> {
  const root = join(WORK_FOLDER, 'scale');
  const names = values['subjects'];
  const project = await createModuleProject(join(root, 'here'), Number(values['modules']), typeof names === 'string' ? names.split(',') : undefined);
  const [there, cut] = [copyProject(project, join(root, 'there')), copyProject(project, join(root, 'cut'))];
  const cache = join(root, 'here', 'cache');
  const args = ['--framework', 'node', '--max-executions', String(values['max-executions']), '--workers', '1', '--json'];

  const local = await runCli(project.folder, [...project.modules, ...args, '--cache-folder', cache]);
  say(`local: ${local.wallMs} ms`);
  const again = await runCli(project.folder, [...project.modules, ...args, '--cache-folder', cache]);
  say(`cached: ${again.wallMs} ms`);
  const sharded = await mergedShards(cut, args, cache);
  const queued = await throughQueue(there, args);
  say(`queue: ${queued.wallMs} ms`);

  const jobs = Object.fromEntries(local.report.targets.map(({ file, phases }) => [file, Object.values(phases).reduce((sum, ms) => sum + ms, 0)]));
  return {
    summary: {
      modules: project.modules.length,
      localMs: local.wallMs,
      medianJobMs: median(Object.values(jobs)),
      medianResultBytes: median(await Promise.all(local.report.targets.map((target) => resultBytes(project, target)))),
      cachedMs: again.wallMs,
      cachedHits: again.report.targets.filter(({ outcome, cached }) => outcome !== 'generated' && cached === true).length,
      shardsEqual: Number(areEqual(sharded, again.report)),
      queuedMs: queued.wallMs,
      identicalFiles: await identicalFiles(project, there, local.report),
      equalReports: equalReports(queued.report, local.report),
      jobsFinished: queued.fleet.finished.length,
      jobsFinishedTwice: queued.fleet.finished.length - new Set(queued.fleet.finished).size,
      medianGapMs: Math.round(median(queued.fleet.gaps)),
    },
    jobs,
  };
}

async function mergedShards(project: ModuleProject, args: readonly string[], cache: string): Promise<CliReport> {
  for (let index = 1; index <= SHARDS; index += 1) {
    await runCli(project.folder, [...project.modules, ...args, '--cache-folder', cache, '--shard', `${index}/${SHARDS}`, '--reporter', `json:reports/${index}.json`, '--reporter', 'json'].filter((word) => word !== '--json'));
  }
  return (await runCli(project.folder, ['merge', 'reports', '--json', '--cache-folder', cache])).report;
}

interface QueuedRun {
  readonly wallMs: number;
  readonly report: CliReport;
  readonly fleet: FleetFigures;
}

/** A quarter of the way two workers are killed, at half of it Redis is, and comes back with what it kept. */
async function throughQueue(project: ModuleProject, args: readonly string[]): Promise<QueuedRun> {
  const redis = await RedisServer.start();
  const total = project.modules.length;
  let restart: Promise<void> | null = null;
  const fleet = new WorkerFleet((finished) => {
    if (finished === Math.ceil(total / 4)) fleet.kill(KILLED);
    if (finished === Math.ceil(total / 2)) restart = redis.restart();
  });
  try {
    fleet.start(WORKERS, project.folder, redis.url);
    const run = await runCli(project.folder, [...project.modules, ...args, '--no-cache', '--queue', redis.url]);
    await restart;
    return { ...run, fleet: await fleet.drain() };
  } finally {
    fleet.kill(WORKERS);
    await redis.stop();
  }
}

async function identicalFiles(here: ModuleProject, there: ModuleProject, { targets }: CliReport): Promise<number> {
  const files = targets.flatMap(({ testFile }) => testFile ?? []);
  const same = await Promise.all(files.map(async (file) => (await textOf(here, file)) === (await textOf(there, file))));
  say(`${same.filter(Boolean).length} of ${files.length} test files are the same`);
  return same.filter(Boolean).length;
}

/** About what a queue carries back: the report on a module, and its test file. */
async function resultBytes(project: ModuleProject, target: CliReport['targets'][number]): Promise<number> {
  const text = target.testFile === null ? null : await textOf(project, target.testFile);
  return JSON.stringify(target).length + (text?.length ?? 0);
}

/** Modules of which the same is reported, in the same order. */
function equalReports(one: CliReport, other: CliReport): number {
  const differing = one.targets.filter((target, index) => !areEqual({ targets: [target] }, { targets: other.targets.slice(index, index + 1) }));
  for (const { file } of differing) say(`reported differently: ${file}`);
  return one.targets.length - differing.length;
}

async function textOf({ folder }: ModuleProject, file: string): Promise<string | null> {
  return readFile(join(folder, file), 'utf8').catch(() => null);
}

function say(text: string): void {
  console.error(text);
}
