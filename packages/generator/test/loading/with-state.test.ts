import { createInProcessExecutor } from '@auklet/runner';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { canBeLoaded, loadProject } from './load-project.ts';
import { PROJECTS } from './projects.ts';

const test = suite('loading in this process, anew for each test');

for (const [name, project] of Object.entries(PROJECTS)) {
  const check = canBeLoaded(project) && !project.onlyInChild ? test : test.skip;
  check(name, async () => {
    const { stateful, answers } = await loadProject(project, { create: createInProcessExecutor, hasState: true });
    assert.ok(stateful);
    assert.equal(answers, [project.answer, project.answer]);
  });
}

test.run();
