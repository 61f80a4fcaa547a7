// Times the hot functions of one module, original and instrumented side by side, the latter while it is traced.
import { load } from '../../semantics/child/load.mjs';
import { hotFunctions } from './hot-functions.mjs';

const { originalUrl, instrumentedUrl, name, rounds, tracer } = JSON.parse(process.argv[2]);
/** Calls of one test, each with an input of its own. */
const INPUTS = 20;
/** CPU time of one side of a round, in microseconds. */
const ROUND = 30_000;

const observer = (await import(tracer.module)).default(tracer.options);
const run = hotFunctions[name];
const original = await load(originalUrl);
const instrumented = await load(instrumentedUrl);
let sink = 0;

function callOriginal(input) {
  sink += run(original, input) ? 1 : 0;
}

function callTraced(input) {
  if (input === 0) observer.beforeTestCase({});
  sink += run(instrumented, input) ? 1 : 0;
}

function cpuPerCall(call, calls) {
  const start = process.cpuUsage().user;
  for (let i = 0; i < calls; i++) call(i % INPUTS);
  return (process.cpuUsage().user - start) / calls;
}

let calls = INPUTS;
while (cpuPerCall(callOriginal, calls) * calls < ROUND) calls *= 2;
/** On a busy machine engines take long to optimise: rounds before the first that counts. */
const WARM_UP = 20;
const times = Array.from({ length: WARM_UP + rounds }, () => [cpuPerCall(callOriginal, calls), cpuPerCall(callTraced, calls)]).slice(WARM_UP);
process.stdout.write(JSON.stringify({ times, sink }));
