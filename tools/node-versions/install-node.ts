import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../processes/run-process.ts';

const INSTALL_LIMIT = 300_000;

/**
 * Installs the newest release of a major version of Node from npm, unless it is there already.
 *
 * @returns the folder of its program `node`.
 */
export async function installNode(major: string, directory: string): Promise<string> {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const programs = join(directory, major, 'node_modules', name, 'bin');
  if (existsSync(programs)) return programs;
  mkdirSync(join(directory, major), { recursive: true });
  writeFileSync(join(directory, major, 'package.json'), '{"private":true}');
  const { code, stderr } = await runProcess('npm', ['install', '--ignore-scripts', '--no-save', `${name}@${major}`], { cwd: join(directory, major), limit: INSTALL_LIMIT });
  if (code !== 0 || !existsSync(programs)) throw new Error(`Node ${major} could not be installed as ${name}:\n${stderr}`);
  return programs;
}
