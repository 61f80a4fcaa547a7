import { createSubprocessExecutor } from '@auklet/runner';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { canBeLoaded, loadProject } from './load-project.ts';
import { PROJECTS } from './projects.ts';

const test = suite('loading in a child process');

for (const [name, project] of Object.entries(PROJECTS)) {
  const check = canBeLoaded(project) ? test : test.skip;
  check(name, async () => {
    const { answers } = await loadProject(project, { create: createSubprocessExecutor, hasState: false });
    assert.equal(answers, [project.answer, project.answer]);
  });
}

test.run();
