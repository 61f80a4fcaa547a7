// Tests of packages under each supported Node: `node --import tsx tools/node-versions/run.ts [--node 20,22,24] [package …]`.
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runProcess } from '../processes/run-process.ts';
import { installNode } from './install-node.ts';

/** What depends on Node: how modules are loaded and run, and what stops them. */
const PACKAGES = ['runner', 'tracer', 'observers', 'instrumentation', 'analysis', 'generator', 'cli'];
const LIMIT = 1_800_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({ options: { node: { type: 'string', default: '20,22,24' } }, allowPositionals: true });
const packages = positionals.length > 0 ? positionals : PACKAGES;

for (const major of values.node.split(',')) {
  const programs = await installNode(major, join(root, 'node_modules', '.cache', 'node-versions'));
  const env = { PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}` };
  const node = join(programs, 'node');
  const { stdout: version } = await runProcess(node, ['--version'], { cwd: root, limit: LIMIT });
  for (const name of packages) {
    const directory = join('packages', name);
    const { code, stdout, stderr } = await runProcess(node, ['--import', 'tsx', 'tools/test-runner/run.ts', directory], { cwd: root, limit: LIMIT, env });
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} Node ${version.trim()}  ${name}  ${stdout.trimEnd().split('\n').at(-1)}`);
    if (code === 0) continue;
    console.log(`${stdout}\n${stderr}`);
    process.exitCode = 1;
  }
}
