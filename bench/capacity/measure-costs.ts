import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from '@auklet/generator';
import { Producer } from '@auklet/queue';
import { RedisServer } from '../../packages/queue/test/fixtures/redis-server.ts';
import { environment } from '../environment.ts';
import { median } from '../median.ts';
import { WorkerFleet } from '../scale/worker-fleet.ts';
import type { QueueCosts } from './simulate-queue.ts';

type Redis = ReturnType<RedisServer['connect']>;

/**
 * What a job costs beyond its work: modules that cannot be parsed go through a real queue, so there is next to no work in
 * them, and then texts as long as real results through its Redis.
 *
 * @param resultBytes of one result
 */
export async function measureCosts(folder: string, jobs: number, resultBytes: number): Promise<QueueCosts> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{}\n');
  for (let index = 0; index < jobs; index += 1) await writeFile(join(folder, `module-${index}.js`), `const = ${index};\n`);
  const server = await RedisServer.start();
  const redis = server.connect();
  try {
    const queue = await throughQueue(folder, jobs, server.url, redis);
    const transfer = await throughRedis(jobs, resultBytes, redis);
    return { producer: queue.producer + transfer.producer, redis: queue.redis + transfer.redis, gap: queue.gap };
  } finally {
    redis.disconnect();
    await server.stop();
  }
}

async function throughQueue(cwd: string, jobs: number, url: string, redis: Redis): Promise<QueueCosts> {
  const worker = new WorkerFleet(() => {});
  worker.start(1, cwd, url);
  const producer = await Producer.open(url);
  try {
    const [before, own] = [await cpuOf(redis), process.cpuUsage()];
    const { targets } = await generate({ targets: ['.'], framework: 'node' }, { cwd, version: environment().auklet, elsewhere: producer.work });
    const spent = process.cpuUsage(own);
    const after = await cpuOf(redis);
    const odd = targets.find(({ outcome }) => outcome !== 'unloadable');
    if (odd !== undefined || targets.length !== jobs) throw new Error(`the queue came back with ${targets.length} results, and of ${odd?.file ?? 'none'} it said ${odd?.error ?? 'nothing'}`);
    return { producer: millisecondsOf(spent) / jobs, redis: (after - before) / jobs, gap: median((await worker.drain()).gaps) };
  } finally {
    worker.kill(1);
    await producer.close();
  }
}

/** Once there and once back, as a result goes. */
async function throughRedis(times: number, bytes: number, redis: Redis): Promise<Pick<QueueCosts, 'producer' | 'redis'>> {
  const text = JSON.stringify({ text: 'x'.repeat(bytes) });
  const before = await cpuOf(redis);
  for (let index = 0; index < times; index += 1) await redis.set('result', text);
  const own = process.cpuUsage();
  for (let index = 0; index < times; index += 1) JSON.parse((await redis.get('result')) ?? '');
  const spent = process.cpuUsage(own);
  return { producer: millisecondsOf(spent) / times, redis: ((await cpuOf(redis)) - before) / times };
}

/** Milliseconds of processor time that Redis has used. */
async function cpuOf(redis: Redis): Promise<number> {
  const facts = await redis.info('cpu');
  const seconds = [...facts.matchAll(/^used_cpu_(?:user|sys):([\d.]+)/gm)].reduce((sum, [, value]) => sum + Number(value), 0);
  return seconds * 1000;
}

function millisecondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
