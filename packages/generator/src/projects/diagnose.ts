import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { x } from 'tinyexec';
import { chooseFramework } from '../frameworks/choose-framework.ts';
import type { FrameworkChoice } from '../options/generate-options.ts';
import { runNode } from '../frameworks/run-node.ts';
import { detectProject } from './detect-project.ts';

/** One thing that Auklet relies on. `fails`: nothing can be generated; `warns`: something will be missing. */
export interface Diagnosis {
  readonly subject: string;
  readonly verdict: 'passes' | 'warns' | 'fails';
  /** What was found. */
  readonly detail: string;
  /** What to do about it. */
  readonly mend?: string;
}

/** Looks at everything that a run in `cwd` would need. Configurations of the test framework are read by itself. */
export async function diagnose(cwd: string, framework: FrameworkChoice = 'auto'): Promise<readonly Diagnosis[]> {
  const project = detectProject(cwd);
  return [nodeVersion(), await children(cwd), await writable('project folder', project.folder), await writable('folder for scratch files', tmpdir()), ...(await testFramework(cwd, framework)), await git(cwd)];
}

const LEAST: Readonly<Record<number, number>> = { 20: 19, 22: 12 };

function nodeVersion(): Diagnosis {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isSupported = major >= 24 || (LEAST[major] !== undefined && minor >= (LEAST[major] as number));
  const found = { subject: 'Node', detail: process.versions.node };
  return isSupported ? { ...found, verdict: 'passes' } : { ...found, verdict: 'fails', mend: 'install Node 20.19, 22.12, 24 or newer' };
}

const CHILD_TIMEOUT_MS = 10_000;

async function children(cwd: string): Promise<Diagnosis> {
  const { stdout, stderr } = await runNode(['-e', 'process.stdout.write("ready")'], { cwd, timeoutMs: CHILD_TIMEOUT_MS });
  if (stdout === 'ready') return { subject: 'child processes', verdict: 'passes', detail: 'can be started' };
  return { subject: 'child processes', verdict: 'fails', detail: `cannot be started: ${stderr.trim().split('\n')[0] ?? ''}`, mend: 'allow them, or run with --no-subprocess' };
}

async function writable(subject: string, folder: string): Promise<Diagnosis> {
  try {
    await access(folder, constants.W_OK);
    return { subject, verdict: 'passes', detail: `${folder} can be written` };
  } catch {
    return { subject, verdict: 'fails', detail: `${folder} cannot be written`, mend: 'change its permissions' };
  }
}

async function testFramework(cwd: string, choice: FrameworkChoice): Promise<readonly Diagnosis[]> {
  const { folder, language, framework } = detectProject(cwd);
  const chosen = await chooseFramework(choice, cwd);
  const origin = choice === 'auto' && framework === null ? 'none found, so that of Node is used' : chosen.name;
  const obstacle = chosen.obstacle(join(folder, 'subject.test.js'));
  const found: Diagnosis =
    obstacle === null
      ? { subject: 'test framework', verdict: 'passes', detail: `${origin}; its command runs ${chosen.testFiles.description}` }
      : { subject: 'test framework', verdict: 'warns', detail: `${origin}: ${obstacle}`, mend: `npm install --save-dev ${chosen.name}, or choose another one with --framework` };
  if (language === 'javascript') return [found];
  const untyped = chosen.obstacle(join(folder, 'subject.test.ts'));
  const typescript = { subject: 'TypeScript' };
  return [found, untyped === null || obstacle !== null ? { ...typescript, verdict: 'passes', detail: 'tests in TypeScript can be run' } : { ...typescript, verdict: 'warns', detail: untyped, mend: 'npm install --save-dev tsx' }];
}

async function git(cwd: string): Promise<Diagnosis> {
  const mend = '--changed will not work; everything else does';
  try {
    const { exitCode } = await x('git', ['rev-parse', '--is-inside-work-tree'], { nodeOptions: { cwd } });
    return exitCode === 0 ? { subject: 'git', verdict: 'passes', detail: 'a work tree' } : { subject: 'git', verdict: 'warns', detail: 'no work tree', mend };
  } catch {
    return { subject: 'git', verdict: 'warns', detail: 'not on the path', mend };
  }
}
