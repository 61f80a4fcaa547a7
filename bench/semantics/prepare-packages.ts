import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProcess } from '../../tools/processes/run-process.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import type { ComparedModule } from './modules.ts';

const INSTALL_LIMIT = 300_000;

/** Two equal installations of all packages: one stays as it is, modules of the other are instrumented. */
export interface Installations {
  readonly original: string;
  readonly instrumented: string;
}

/** @param name of the folder for them among the bench's own files. */
export async function preparePackages(modules: readonly Pick<ComparedModule, 'package' | 'version'>[], name: string): Promise<Installations> {
  const original = join(WORK_FOLDER, name, 'original');
  const instrumented = join(WORK_FOLDER, name, 'instrumented');
  const manifest = JSON.stringify({ private: true, dependencies: Object.fromEntries(modules.map((module) => [module.package, module.version])) }, null, 2);
  if (!existsSync(join(original, 'node_modules')) || (await readFile(join(original, 'package.json'), 'utf8')) !== manifest) await install(original, manifest);
  await rm(instrumented, { recursive: true, force: true });
  await cp(original, instrumented, { recursive: true, verbatimSymlinks: true });
  return { original, instrumented };
}

async function install(directory: string, manifest: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'package.json'), manifest);
  const { code, stderr } = await runProcess('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: directory, limit: INSTALL_LIMIT });
  if (code !== 0) throw new Error(`npm could not install the packages:\n${stderr}`);
}
