import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const MANIFEST = '{ "name": "root", "private": true, "type": "module" }';
const SETTINGS = ['.oxlintrc.json', 'tsconfig.base.json', 'tsconfig.check.json'];

/** Runs `use` on a repository that has our settings, our programs and these files only. */
export async function withRepository<T>(files: Record<string, string>, use: (root: string) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'auklet-check-'));
  try {
    symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
    for (const name of SETTINGS) cpSync(join(REPOSITORY, name), join(root, name));
    for (const [path, text] of Object.entries({ 'package.json': MANIFEST, ...files })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
