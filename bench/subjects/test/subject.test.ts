import { existsSync, mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { WORK_FOLDER } from '../../work-folder.ts';
import { createProject } from '../create-project.ts';
import { readSubjects, slugOf } from '../subject.ts';

test('pins every subject to one version', () => {
  for (const { version } of readSubjects()) assert.match(version, /^\d+\.\d+\.\d+$/);
});

test('names subjects so that folders can have the name', () => {
  const slugs = readSubjects().map(slugOf);
  assert.is(new Set(slugs).size, slugs.length);
  for (const slug of slugs) assert.match(slug, /^[\w.-]+@[\d.]+$/);
});

test('makes the package the root of a project with its dependencies installed', async () => {
  mkdirSync(WORK_FOLDER, { recursive: true });
  const directory = mkdtempSync(join(WORK_FOLDER, 'project-test-'));
  try {
    const [subject] = readSubjects(['dot-prop']);
    assert.ok(subject);
    await createProject(subject, directory);
    assert.ok(existsSync(join(directory, subject.file)));
    assert.ok(existsSync(join(directory, 'node_modules/type-fest/package.json')));
    assert.not(existsSync(join(directory, 'node_modules', subject.package)));
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test.run();
