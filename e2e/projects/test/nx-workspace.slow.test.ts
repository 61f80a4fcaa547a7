import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runProcess } from '../../../tools/processes/run-process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
/** A copy inside the repository, where nx, its plugin and auklet can be resolved. */
const workspace = join(root, 'e2e/.work/nx/orchard');
/** Its own, since nx may share one between checkouts of a repository. */
const cache = { NX_CACHE_DIRECTORY: join(workspace, '.nx/cache'), NX_WORKSPACE_DATA_DIRECTORY: join(workspace, '.nx/workspace-data') };

const test = suite('an Nx workspace');
test.before(() => {
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace, { recursive: true });
  cpSync(fileURLToPath(new URL('../fixtures/orchard', import.meta.url)), workspace, { recursive: true });
});

/** Runs the target of every project; the projects that were worked on, and those that came from the cache. */
async function runTargets(): Promise<{ readonly run: readonly string[]; readonly cached: readonly string[] }> {
  // What the run that this test is part of tells its tasks must not reach this one.
  const env = { ...Object.fromEntries(Object.keys(process.env).flatMap((name) => (name.startsWith('NX_') ? [[name, '']] : []))), ...cache, NX_DAEMON: 'false', NO_COLOR: '1', FORCE_COLOR: '0' };
  const { code, stdout, stderr } = await runProcess(process.execPath, [nx, 'run-many', '-t', 'auklet', '--output-style=static'], { cwd: workspace, limit: 180_000, env });
  assert.is(code, 0, stdout + stderr);
  const tasks = [...stdout.matchAll(/^> nx run @orchard\/(\w+):auklet(.*)$/gm)];
  const named = (isCached: boolean): string[] => tasks.flatMap(([, name = '', rest = '']) => (rest.includes('cache') === isCached ? [name] : [])).sort();
  return { run: named(false), cached: named(true) };
}

test('the second run is all cache hits, and a changed module is one project', async () => {
  assert.equal(await runTargets(), { run: ['cart', 'price'], cached: [] });
  const [cart, price] = ['cart', 'price'].map((name) => join(workspace, `packages/${name}/src/${name}`)) as [string, string];
  const text = readFileSync(`${cart}.auklet.test.js`, 'utf8');
  assert.ok(existsSync(`${price}.auklet.test.js`));

  rmSync(`${cart}.auklet.test.js`);
  assert.equal(await runTargets(), { run: [], cached: ['cart', 'price'] });
  assert.is(readFileSync(`${cart}.auklet.test.js`, 'utf8'), text);

  appendFileSync(`${cart}.js`, 'exports.isDear = (sum) => sum > 500;\n');
  assert.equal(await runTargets(), { run: ['cart'], cached: ['price'] });
  assert.match(readFileSync(`${cart}.auklet.test.js`, 'utf8'), 'isDear');
});

test.run();
