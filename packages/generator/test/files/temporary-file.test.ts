import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { withTemporaryFile } from '../../src/files/temporary-file.ts';

const test = suite('temporary file');
const folder = mkdtempSync(join(tmpdir(), 'auklet-temporary-'));
test.after(() => rmSync(folder, { recursive: true }));

test('it is there for a time', async () => {
  const path = join(folder, 'deep', 'trial.js');
  assert.is(await withTemporaryFile(path, 'text', () => Promise.resolve(readFileSync(path, 'utf8'))), 'text');
  assert.not.ok(existsSync(path));
});

test('a file that was there before stays', async () => {
  const path = join(folder, 'mine.js');
  writeFileSync(path, 'mine');
  const error = await withTemporaryFile(path, 'text', () => Promise.resolve()).catch((thrown: NodeJS.ErrnoException) => thrown);
  assert.is(error?.code, 'EEXIST');
  assert.is(readFileSync(path, 'utf8'), 'mine');
});

test.run();
