import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** File name -> text; a text `link:folder` makes a symbolic link. */
export type ProjectFiles = Readonly<Record<string, string>>;

const folders: string[] = [];
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Writes a project into a temporary folder, which goes away with the process. */
export function writeProject(files: ProjectFiles): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'analysis-')));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    if (text.startsWith('link:')) symlinkSync(join(root, text.slice('link:'.length)), file);
    else writeFileSync(file, text);
  }
  return root;
}
