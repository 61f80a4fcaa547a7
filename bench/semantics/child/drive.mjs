// Loads one module and calls what it exports, with values from a seed; what happened goes to stdout, one line per call.
import { writeSync } from 'node:fs';
import { callablesOf } from './callables.mjs';
import { fixSurroundings } from './fixed-surroundings.mjs';
import { describeEnd, describeValue } from './describe.mjs';
import { load } from './load.mjs';
import { Values } from './values.mjs';

const { url, calls, seed, first, skipped, constants, tracer } = JSON.parse(process.argv[2]);
const TURNS_LIMIT = 100;

const observer = tracer === null ? null : (await import(tracer.module)).default(tracer.options);
const restore = fixSurroundings(seed);
const namespace = await load(url);
observer?.afterLoad?.();
const callables = callablesOf(namespace);
say({ callables: callables.map(({ name }) => name) });

for (let index = first; index < calls && callables.length > 0; index++) {
  if (skipped.includes(index)) continue;
  say({ begin: index });
  restore(seed + index);
  observer?.beforeTestCase?.({});
  const log = [];
  const values = new Values(seed * 100_003 + index, constants, log);
  const callable = values.pick(callables);
  const args = values.list(values.arity(callable.arity));
  const texts = await outcomes(callable, args, values);
  observer?.collect();
  say({ end: index, name: callable.name, text: [...texts, ...log, ...args.map(describeValue)].join('\n') });
}

process.exit(0);

/** Writes at once, so that nothing is lost when a call ends the process; a full pipe has to be tried again. */
function say(line) {
  let rest = Buffer.from(`${JSON.stringify(line)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

/** What a call does, and what is done with what it gives: promises are awaited, iterators drained, functions called. */
async function outcomes(callable, args, values) {
  const texts = [];
  try {
    let result = await settled(callable.call(args, values));
    texts.push(describeEnd('returned', result));
    if (typeof result === 'function') {
      result = await settled(callable.isClass ? undefined : result(...values.list(2)));
      texts.push(describeEnd('then returned', result));
    }
    if (typeof result?.next === 'function') for (let i = 0; i < 5; i++) texts.push(describeEnd('gave', await settled(result.next(values.any(1)))));
  } catch (error) {
    texts.push(describeEnd('threw', error));
  }
  return texts;
}

/** A promise of the subject may never be settled. */
async function settled(value) {
  if (typeof value?.then !== 'function') return value;
  let turns = 0;
  const limit = new Promise((resolve) => {
    const turn = () => (turns++ < TURNS_LIMIT ? setImmediate(turn) : resolve('not settled'));
    setImmediate(turn);
  });
  return Promise.race([value, limit]);
}
