// `npm run bench -- <verb> [options] [--json] [--save]`: figures on stderr for people, one JSON object on stdout for programs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { environment } from './environment.ts';
import { loadVerb, verbNames } from './load-verb.ts';
import { UsageError } from './usage-error.ts';
import type { Verb } from './verb.ts';

const SHARED = { json: { type: 'boolean', default: false }, save: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;
const root = fileURLToPath(new URL('..', import.meta.url));

async function bench(name: string | undefined, args: readonly string[]): Promise<void> {
  if (name === undefined || !verbNames().includes(name)) {
    throw new UsageError(`Usage: npm run bench -- <${verbNames().join('|')}> [options] [--json] [--save]`);
  }
  const { options, run } = await loadVerb(name);
  const { json, save, help, ...own } = parseArgs({ args: [...args], options: { ...options, ...SHARED } }).values;
  if (help === true) return console.log(usageOf(name, { ...options, ...SHARED }));
  const result = { verb: name, options: own, environment: environment(), ...(await run(own as Parameters<typeof run>[0])) };
  console.error(JSON.stringify(result.summary));
  // Messages may name files; where this checkout is does not belong into data.
  const text = `${JSON.stringify(result, null, 2).replaceAll(root, '')}\n`;
  if (json === true) process.stdout.write(text);
  if (save === true) saveResult(name, text);
}

function usageOf(name: string, options: Verb['options']): string {
  const lines = Object.entries(options).map(([option, { type, default: value }]) => `  --${option}${type === 'string' ? ' VALUE' : ''}${typeof value === 'string' ? ` (${value})` : ''}`);
  return [`Usage: npm run bench -- ${name} [options]`, ...lines].join('\n');
}

function saveResult(name: string, text: string): void {
  const folder = new URL('results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = fileURLToPath(new URL(`${name}-${new Date().toISOString().slice(0, 10)}.json`, folder));
  writeFileSync(file, text);
  console.error(`saved to ${file}`);
}

function isUsageError(error: unknown): error is Error {
  const code = (error as { code?: unknown } | null)?.code;
  return error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'));
}

try {
  const [name, ...args] = process.argv.slice(2);
  await bench(name, args);
} catch (error) {
  if (!isUsageError(error)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
