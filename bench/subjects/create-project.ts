import { cp, mkdir, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { installSubject } from './install-subject.ts';
import type { Subject } from './subject.ts';

/**
 * Makes `directory` a fresh copy of the subject's package as its author has it: the package is the project's root
 * and its dependencies are in `node_modules`, so that every tool takes the subject for project source.
 */
export async function createProject(subject: Subject, directory: string): Promise<void> {
  const modules = join(await installSubject(subject), 'node_modules');
  const own = join(modules, subject.package);
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await cp(own, directory, { recursive: true });
  await cp(modules, join(directory, 'node_modules'), {
    recursive: true,
    filter: (path) => path !== own && !path.startsWith(own + sep),
  });
}
