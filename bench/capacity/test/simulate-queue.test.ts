import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { forecast } from '../forecast.ts';
import { simulateQueue } from '../simulate-queue.ts';

const test = suite('the simulated queue');
const nothing = { producer: 0, redis: 0, gap: 0 };
const jobs = (count: number, ms: number): number[] => Array.from({ length: count }, () => ms);

test('without costs, workers share the work and are never idle', () => {
  assert.equal(simulateQueue(jobs(12, 10), 4, nothing), { wallMs: 30, producer: 0, redis: 0, workers: 1 });
});

test('a job that does not come out even leaves the others idle', () => {
  assert.equal(simulateQueue(jobs(5, 10), 4, nothing), { wallMs: 20, producer: 0, redis: 0, workers: 50 / 80 });
  assert.is(simulateQueue([10, 10, 10, 100], 2, nothing).wallMs, 110);
});

test('what a worker does between two jobs costs each job', () => {
  assert.is(simulateQueue(jobs(10, 9), 1, { ...nothing, gap: 1 }).wallMs, 100);
});

test('one Redis and one producer are bounds that no number of workers gets below', () => {
  for (const name of ['redis', 'producer'] as const) {
    const run = simulateQueue(jobs(1000, 10), 500, { ...nothing, [name]: 2 });
    assert.ok(run.wallMs >= 2000, String(run.wallMs));
    assert.ok(run.wallMs < 2100, String(run.wallMs));
    assert.ok(run[name] > 0.95);
  }
});

test('more workers are never slower', () => {
  const mixed = Array.from({ length: 300 }, (_, index) => 1 + ((index * 7919) % 40));
  const walls = [1, 2, 4, 8, 16].map((workers) => simulateQueue(mixed, workers, { producer: 0.1, redis: 0.1, gap: 0.5 }).wallMs);
  assert.equal(walls, walls.toSorted((a, b) => b - a));
});

test('a forecast names what workers wait for', () => {
  const costs = { producer: 1, redis: 4, gap: 0 };
  assert.is(forecast(1000, 4, [10_000, 20_000], costs).saturated, null);
  assert.is(forecast(1000, 10_000, [10_000], costs).saturated, 'jobs');
  assert.is(forecast(100_000, 4000, [10], costs).saturated, 'redis');
  assert.is(forecast(100_000, 4000, [10], { ...costs, producer: 5 }).saturated, 'producer');
});

test('a forecast is the same each time', () => {
  const costs = { producer: 1, redis: 1, gap: 10 };
  assert.equal(forecast(500, 7, [100, 200, 3000], costs), forecast(500, 7, [100, 200, 3000], costs));
});

test.run();
