// Entry of the process that runs one test file: collects its uvu suites, runs them and reports on descriptor 3.
import { writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { MESSAGE_DESCRIPTOR, type TestMessage } from './test-message.ts';

type SuiteRun = () => Promise<[errors: string | true, passed: number, skipped: number, total: number]>;

function send(message: TestMessage): void {
  writeSync(MESSAGE_DESCRIPTOR, `${JSON.stringify(message)}\n`);
}

const suites: SuiteRun[] = [];
Object.assign(globalThis, { UVU_DEFER: 1, UVU_INDEX: 0, UVU_QUEUE: [suites] });

await import(pathToFileURL(process.argv[2] ?? '').href);
send({ kind: 'registered', suites: suites.length });
for (const run of suites) {
  const [errors, passed, skipped, total] = await run();
  if (typeof errors === 'string') process.stdout.write(`\n${errors}\n`);
  // uvu swallows what a hook throws, and what formatting a failure throws.
  else if (passed < total) process.stdout.write(`The suite broke off after ${passed} of ${total} tests.\n`);
  send({ kind: 'suite', passed, skipped, total });
}
send({ kind: 'done' });
