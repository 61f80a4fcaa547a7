import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { prepareModule } from '../../dist/steps/1-prepare-module.js';
import { values, valuesOf } from '@auklet/observers';
import type { createInProcessExecutor, createSubprocessExecutor } from '@auklet/runner';
import type { LoadedProject } from './projects.ts';

/** Makes a module evaluate anew for each test. */
const STATE = '\nlet auklet = 0; function bumped() { return ++auklet; } bumped();\n';

export interface Loading {
  readonly create: typeof createSubprocessExecutor | typeof createInProcessExecutor;
  readonly hasState: boolean;
}

export interface LoadedAnswers {
  readonly stateful: boolean;
  /** What `f` of the project's subject returns, in two tests of one run. */
  readonly answers: readonly unknown[];
}

export function canBeLoaded({ needs }: LoadedProject): boolean {
  return needs === undefined || needs in process.features;
}

/** Writes the project, prepares its subject as `generate` does, and calls `f`. */
export async function loadProject(project: LoadedProject, { create, hasState }: Loading): Promise<LoadedAnswers> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'auklet-loading-')));
  try {
    for (const [file, text] of Object.entries(project.files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), hasState && file === project.subject ? text + STATE : text);
    }
    return await answersOf(join(root, project.subject), create);
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function answersOf(file: string, create: Loading['create']): Promise<LoadedAnswers> {
  const { subject } = await prepareModule(file);
  const executor = create({ subject, observers: [values()] });
  const path = subject.format === 'commonjs' ? ['default', 'f'] : ['f'];
  const call = { version: 1, statements: [{ kind: 'call', callee: { export: path }, args: [] }, { kind: 'await', statement: 0 }] } as const;
  try {
    const answers: unknown[] = [];
    for await (const result of executor.executeMultiple([call, call])) {
      const value = valuesOf(result)?.statements[1]?.value;
      answers.push(value?.kind === 'string' ? JSON.parse(value.value) : result.outcome);
    }
    return { stateful: subject.stateful, answers };
  } finally {
    await executor.close();
  }
}
