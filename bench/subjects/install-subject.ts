import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProcess } from '../../tools/processes/run-process.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import { slugOf, type Subject } from './subject.ts';

const INSTALL_LIMIT = 120_000;

/** Installs the subject from npm, alone, unless it is there already. Returns the folder that holds `node_modules`. */
export async function installSubject(subject: Subject): Promise<string> {
  const directory = join(WORK_FOLDER, 'installs', slugOf(subject));
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await writeFile(join(unfinished, 'package.json'), '{ "private": true }\n');
  const { code, stderr } = await runProcess('npm', ['install', '--ignore-scripts', `${subject.package}@${subject.version}`], {
    cwd: unfinished,
    limit: INSTALL_LIMIT,
  });
  if (code !== 0) throw new Error(`npm could not install ${slugOf(subject)}:\n${stderr}`);
  await rename(unfinished, directory);
  return directory;
}
