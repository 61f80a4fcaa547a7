// `npm run bench -- <verb> [options] [--json] [--save]`: figures on stderr for people, one JSON object on stdout for programs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { environment } from './environment.ts';
import { loadVerb, verbNames } from './load-verb.ts';

const [name, ...args] = process.argv.slice(2);

if (name === undefined || !verbNames().includes(name)) {
  console.error(`Usage: npm run bench -- <${verbNames().join('|')}> [options] [--json] [--save]`);
  process.exit(2);
}

const { options, run } = await loadVerb(name);
const shared = { json: { type: 'boolean', default: false }, save: { type: 'boolean', default: false } } as const;
const { json, save, ...own } = parsed();
const result = { verb: name, options: own, environment: environment(), ...(await run(own)) };
// Messages may name files; where this checkout is does not belong into data.
const text = JSON.stringify(result, null, 2).replaceAll(fileURLToPath(new URL('..', import.meta.url)), '');
if (json === true) process.stdout.write(`${text}\n`);
if (save === true) {
  mkdirSync(new URL('results', import.meta.url), { recursive: true });
  const file = fileURLToPath(new URL(`results/${name}-${new Date().toISOString().slice(0, 10)}.json`, import.meta.url));
  writeFileSync(file, `${text}\n`);
  console.error(`saved to ${file}`);
}

function parsed(): Record<string, string | boolean | undefined> {
  try {
    return parseArgs({ args, options: { ...options, ...shared } }).values as Record<string, string | boolean | undefined>;
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}
