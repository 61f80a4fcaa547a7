import { cpSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProject } from '../subjects/create-project.ts';
import { readSubjects, slugOf } from '../subjects/subject.ts';

/** A folder with many modules, and their paths in it. */
export interface ModuleProject {
  readonly folder: string;
  readonly modules: readonly string[];
}

/** Copies of bench subjects that need no compiler, each in a folder of its own, until there are `count`. */
export async function createModuleProject(folder: string, count: number, names?: readonly string[]): Promise<ModuleProject> {
  const subjects = readSubjects(names).filter(({ file }) => !file.endsWith('.ts'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  const modules: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const subject = subjects[index % subjects.length] as (typeof subjects)[number];
    const copy = `${slugOf(subject)}-${index}`;
    const original = modules[index - subjects.length];
    if (original === undefined) await createProject(subject, join(folder, copy));
    else cpSync(join(folder, original.split('/')[0] as string), join(folder, copy), { recursive: true });
    modules.push(`${copy}/${subject.file}`);
  }
  return { folder, modules };
}

export function copyProject({ folder, modules }: ModuleProject, destination: string): ModuleProject {
  cpSync(folder, destination, { recursive: true });
  return { folder: destination, modules };
}
