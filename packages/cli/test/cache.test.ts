import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { auklet, project, removeProjects } from './fixtures/command-line.ts';

const test = suite('cache of the command line');
test.after(removeProjects);

test('results of earlier runs are used, unless --no-cache or another --cache-folder says otherwise', () => {
  const cwd = project({ 'data.js': 'module.exports = 42;\n' });
  const isCached = (...args: string[]): boolean => {
    const { status, stdout, stderr } = auklet(cwd, 'data.js', '--json', ...args);
    assert.is(status, 3, stderr);
    return (JSON.parse(stdout) as { targets: { cached?: true }[] }).targets[0]?.cached === true;
  };
  assert.is(isCached(), false);
  assert.is(isCached(), true);
  assert.is(isCached('--no-cache'), false);
  assert.is(isCached('--cache-folder', 'carried'), false);
  assert.is(isCached('--cache-folder', 'carried'), true);
  assert.ok(existsSync(join(cwd, 'carried')));
});

test.run();
