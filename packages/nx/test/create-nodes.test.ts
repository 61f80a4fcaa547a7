import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { createNodes, createNodesV2, name } from '@auklet/nx';

const test = suite('inferred targets');
const CONTEXT = { nxJsonConfiguration: {}, workspaceRoot: '/workspace' };

test('every configuration gives its project a cached target', async () => {
  assert.is(name, '@auklet/nx');
  assert.is(createNodesV2, createNodes);
  const [pattern, infer] = createNodes;
  assert.match(pattern, 'auklet.config.');
  const nodes = await infer(['auklet.config.ts', 'packages/cart/auklet.config.json'], undefined, CONTEXT);
  assert.equal(nodes.map(([file, { projects }]) => [file, ...Object.keys(projects ?? {})]), [['auklet.config.ts', '.'], ['packages/cart/auklet.config.json', 'packages/cart']]);
  const target = nodes[1]?.[1].projects?.['packages/cart']?.targets?.['auklet'];
  assert.is(target?.cache, true);
  assert.is(target?.command, 'auklet generate');
  assert.equal(target?.options, { cwd: 'packages/cart' });
  assert.equal(target?.outputs, ['{projectRoot}/**/*.auklet.*']);
});

test('name and words of the target can be chosen', async () => {
  const [[, { projects }] = ['', {}]] = await createNodes[1](['a/auklet.config.js'], { targetName: 'tests', args: '--budget 10s' }, CONTEXT);
  assert.is(projects?.['a']?.targets?.['tests']?.command, 'auklet generate --budget 10s');
});

test.run();
