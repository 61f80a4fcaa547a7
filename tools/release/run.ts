// Publishes every package, or shows what that would do: `npm run release` is the rehearsal, `npm run release -- --publish` the performance.
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { runProcess } from '../processes/run-process.ts';
import { publishOrder } from './publish-order.ts';

const LIMIT = 300_000;
const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { publish: { type: 'boolean', default: false } } });

async function run(program: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runProcess(program, [...args], { cwd: root, limit: LIMIT });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

if (values.publish && (await run('git', 'status', '--porcelain')) !== '') throw new Error('there are changes that are not committed');
await run('npx', 'tsc', '-b');
for (const name of publishOrder()) {
  const rehearsal = values.publish ? [] : ['--dry-run'];
  // Provenance needs the identity that a continuous integration service gives; npm refuses it elsewhere.
  await run('npm', 'publish', '--workspace', name, '--access', 'public', '--provenance', ...rehearsal);
  console.log(`${values.publish ? 'published' : 'would publish'} ${name}`);
}
