import type { ExecutionResultDto } from '@auklet/protocol';
import { createSubprocessExecutor } from '@auklet/runner';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { resultsOf, values } from './fixtures/executing.ts';
import { type HostileProgram, hostilePrograms, hostileSubject, ordinaryTestCase } from './fixtures/hostile-programs.ts';
import { contains } from './fixtures/contains.ts';

const test = suite('hostile programs');
const programs = hostilePrograms();
/** Ordinary tests around each hostile one. */
const BEFORE = 3;
const AFTER = 9;
const PERIOD = BEFORE + 1 + AFTER;

/** Hostile programs, each among ordinary tests. */
function mixed(chosen: readonly HostileProgram[]) {
  return chosen.flatMap(({ testCase }, position) => {
    const ordinary = Array.from({ length: BEFORE + AFTER }, (_, k) => ordinaryTestCase((position * 5 + k) % 40));
    return [...ordinary.slice(0, BEFORE), testCase, ...ordinary.slice(BEFORE)];
  });
}

const anonymous = ({ index: _, ...result }: ExecutionResultDto): unknown => result;

async function cleanResults(): Promise<unknown[]> {
  const executor = createSubprocessExecutor({ subject: hostileSubject, observers: [values] });
  try {
    return (await resultsOf(executor, Array.from({ length: 40 }, (_, k) => ordinaryTestCase(k)))).map(anonymous);
  } finally {
    await executor.close();
  }
}

test('there are at least 50', () => assert.ok(programs.length >= 50));

test('each has its outcome, and no other test is lost or changed', async () => {
  const clean = await cleanResults();
  const executor = createSubprocessExecutor({ subject: hostileSubject, observers: [values], workers: 2 });
  const wrong: string[] = [];
  try {
    // Long batches, so that a hostile test meets tests of others.
    for (let first = 0; first < programs.length; first += 12) {
      const chosen = programs.slice(first, first + 12);
      const results = await resultsOf(executor, mixed(chosen));
      for (const [index, result] of results.entries()) {
        const position = Math.floor(index / PERIOD);
        const program = chosen[position] as HostileProgram;
        const place = index % PERIOD;
        if (place === BEFORE) {
          if (!contains(result.outcome, program.outcome)) wrong.push(`${program.name}: ${JSON.stringify(result.outcome)}`);
        } else {
          const k = (position * 5 + (place < BEFORE ? place : place - 1)) % 40;
          if (JSON.stringify(anonymous(result)) !== JSON.stringify(clean[k])) wrong.push(`ordinary test beside ${program.name}: ${JSON.stringify(result.outcome)}`);
        }
      }
    }
  } finally {
    await executor.close();
  }
  assert.equal(wrong, []);
});

test.run();
