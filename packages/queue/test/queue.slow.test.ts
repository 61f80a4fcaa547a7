import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { generate, type GenerateEvent, type Report } from '@auklet/generator';
import { Producer } from '@auklet/queue';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { HAS_REDIS, RedisServer } from './fixtures/redis-server.ts';
import { endWorkers, WorkerProcess } from './fixtures/worker-process.ts';

const suiteOf = suite<{ redis: RedisServer }>('queue');
const test = HAS_REDIS ? suiteOf : suiteOf.skip;
const folders: string[] = [];

suiteOf.before(async (context) => {
  if (HAS_REDIS) context.redis = await RedisServer.start();
});
suiteOf.after.each(endWorkers);
suiteOf.after(async ({ redis }) => {
  await (redis as RedisServer | undefined)?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-queue-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ 'package.json': '{}', ...files })) writeFileSync(join(folder, name), text);
  return folder;
}

function copyOf(folder: string): string {
  const copy = project({});
  cpSync(folder, copy, { recursive: true });
  return copy;
}

const SIGN = 'module.exports = (n) => (n < 0 ? -1 : 1);\n';
/** Little work: a module without functions is known for one when it has been loaded. */
const DATA = 'module.exports = 42;\n';

interface Run {
  readonly cwd: string;
  readonly url: string;
  readonly onEvent?: (event: GenerateEvent) => void;
  readonly signal?: AbortSignal;
}

const OPTIONS = { framework: 'node', maxExecutions: 40 };

async function through({ cwd, url, ...context }: Run): Promise<Report> {
  const producer = await Producer.open(url);
  try {
    return await generate(OPTIONS, { cwd, version: '0.0.0', elsewhere: producer.work, ...context });
  } finally {
    await producer.close();
  }
}

async function waitingJobs({ url }: RedisServer): Promise<number> {
  const connection = new Redis(url);
  const count = await connection.llen('auklet:1:auklet:wait');
  connection.disconnect();
  return count;
}

async function waitingJob(redis: RedisServer): Promise<void> {
  while ((await waitingJobs(redis)) === 0) await delay(20);
}

/** Of those that are kept, the one that is to be kept longest. */
async function newestResult(connection: Redis): Promise<[key: string, text: string]> {
  const keys = await connection.keys('auklet:1:auklet:result:*');
  const lifetimes = await Promise.all(keys.map((key) => connection.pttl(key)));
  const newest = keys[lifetimes.indexOf(Math.max(...lifetimes))] as string;
  return [newest, (await connection.get(newest)) as string];
}

function timeless(report: Report): unknown {
  return JSON.parse(JSON.stringify(report, (key, value: unknown) => (['phases', 'searchMs', 'milliseconds'].includes(key) ? undefined : value)));
}

test('two workers come to the same bytes as a run without a queue; nothing is done again for who asks again', async ({ redis }) => {
  const here = project({ 'sign.js': SIGN, 'data.js': DATA });
  const [there, later] = [copyOf(here), copyOf(here)];
  const local = await generate(OPTIONS, { cwd: here, version: '0.0.0' });
  const workers = await Promise.all([WorkerProcess.start(there, redis.url), WorkerProcess.start(later, redis.url)]);
  const events: GenerateEvent[] = [];
  const remote = await through({ cwd: there, url: redis.url, onEvent: (event) => void events.push(event) });
  assert.equal(timeless(remote), timeless(local));
  assert.is(readFileSync(join(there, 'sign.auklet.test.js'), 'utf8'), readFileSync(join(here, 'sign.auklet.test.js'), 'utf8'));
  assert.ok(events.some((event) => event.type === 'phase' && event.file === 'sign.js' && event.phase === 'verify'));
  assert.is(workers.flatMap((worker) => worker.events).filter(({ type }) => type === 'job-finished').length, 2);

  assert.equal(await Promise.all(workers.map((worker) => worker.end('SIGTERM'))), [0, 0]);
  assert.equal(timeless(await through({ cwd: later, url: redis.url })), timeless(local));
});

test('the job of a killed worker is done by another, which finishes it when it is asked to end', async ({ redis }) => {
  const cwd = project({ 'data.js': `${DATA}// killed\n` });
  const report = through({ cwd, url: redis.url });
  const first = await WorkerProcess.start(cwd, redis.url, { lostAfter: 1_000 });
  await first.first('job-started');
  assert.is(await first.end('SIGKILL'), 'SIGKILL');
  const second = await WorkerProcess.start(cwd, redis.url, { lostAfter: 1_000 });
  await second.first('job-started');
  assert.is(await second.end('SIGTERM'), 0);
  assert.is((await report).targets[0]?.outcome, 'nothing-testable');
});

test('a job whose worker is lost after its result was stored is not done again', async ({ redis }) => {
  const cwd = project({ 'data.js': `${DATA}// stored\n` });
  const first = await WorkerProcess.start(cwd, redis.url);
  const done = timeless(await through({ cwd, url: redis.url }));
  assert.is(await first.end('SIGTERM'), 0);
  const connection = new Redis(redis.url);
  const [key, result] = await newestResult(connection);
  await connection.del(key);
  const report = through({ cwd, url: redis.url });
  await waitingJob(redis);
  await connection.set(key, result);
  const second = await WorkerProcess.start(cwd, redis.url);
  assert.equal(timeless(await report), done);
  while ((await waitingJobs(redis)) > 0) await delay(20);
  assert.is(await second.end('SIGTERM'), 0);
  assert.not(second.events.some(({ type }) => type === 'job-started'));
  connection.disconnect();
});

test('neither a restart of Redis nor a worker with other sources loses a job', async ({ redis }) => {
  const cwd = project({ 'data.js': `${DATA}// restart\n` });
  const other = project({ 'data.js': `${DATA}// other\n` });
  const report = through({ cwd, url: redis.url });
  await waitingJob(redis);
  await redis.restart();
  const misfit = await WorkerProcess.start(other, redis.url);
  assert.equal(await misfit.first('misfit'), { type: 'misfit', file: 'data.js', reason: 'data.js has another content' });
  assert.is(await misfit.end(null), 2);
  await WorkerProcess.start(cwd, redis.url);
  assert.is((await report).targets[0]?.outcome, 'nothing-testable');
});

test('what is no job fails and what is no result is none', async ({ redis }) => {
  const cwd = project({ 'data.js': `${DATA}// garbage\n` });
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue('auklet', { connection, prefix: 'auklet:1' });
  await queue.add('module', { job: { version: 1 } }, { jobId: 'garbage' });
  const worker = await WorkerProcess.start(cwd, redis.url);
  const failure = await worker.first('job-failed');
  assert.equal(failure, { type: 'job-failed', file: 'a job', reason: 'what was queued is no job of this version of Auklet' });
  const results = await connection.keys('auklet:1:auklet:result:*');
  for (const key of results) await connection.set(key, '{"version":1}');
  assert.is((await through({ cwd, url: redis.url })).targets[0]?.outcome, 'nothing-testable');
  await queue.close();
  connection.disconnect();
});

test('a signal takes what nobody has begun out of the queue', async ({ redis }) => {
  const cwd = project({ 'data.js': `${DATA}// signal\n` });
  const controller = new AbortController();
  const report = through({ cwd, url: redis.url, signal: controller.signal });
  await waitingJob(redis);
  controller.abort();
  assert.equal((await report).targets, []);
  assert.is(await waitingJobs(redis), 0);
});

suiteOf.run();
