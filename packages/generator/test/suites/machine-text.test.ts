import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { machineTextOf } from '../../src/suites/machine-text.ts';

const test = suite('text that is different on the next machine');

const target = { file: join(process.cwd(), 'src', 'module.js'), label: 'src/module.js', exportName: null, lines: null, base: process.cwd() };

test('a folder counts under every name it has', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'auklet-machine-text-')));
  const link = `${home}-link`;
  symlinkSync(home, link, 'dir');
  try {
    const texts = machineTextOf({ cwd: link, target });
    assert.ok(texts.includes(link));
    assert.ok(texts.includes(home));
  } finally {
    rmSync(link);
    rmSync(home, { recursive: true });
  }
});

test('the folder of this process and of the module count, wherever the paths of the run start', () => {
  const texts = machineTextOf({ cwd: tmpdir(), target });
  assert.ok(texts.includes(process.cwd()));
  assert.ok(texts.includes(dirname(target.file)));
});

test('the root of the file system is in every path and says nothing', () => {
  assert.not.ok(machineTextOf({ cwd: '/', target }).includes('/'));
});

test('a folder that is not there counts under the name it was given', () => {
  const missing = join(tmpdir(), 'auklet-is-not-here');
  assert.ok(machineTextOf({ cwd: missing, target }).includes(missing));
});

test.run();
