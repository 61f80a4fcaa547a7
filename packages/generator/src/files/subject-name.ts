import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { findProjectFolder } from '../frameworks/find-installed.ts';

/** What people call a module: its file name, or that of its package or folder when the file is just an index. */
export function subjectName(file: string): string {
  const name = basename(file, extname(file));
  if (name !== 'index') return name;
  const folder = dirname(file);
  const project = findProjectFolder(folder);
  return (project === folder ? packageName(project) : undefined) ?? basename(folder);
}

/** Without the scope. */
function packageName(folder: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string };
    return name?.split('/').at(-1);
  } catch {
    return undefined;
  }
}
