import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { contentHash } from './content-hash.ts';

/** The files of a project as one run finds them: each is read and hashed once. */
export class ProjectFiles {
  readonly #texts = new Map<string, string | null>();
  readonly #hashes = new Map<string, string>();
  readonly #folders = new Map<string, readonly Dirent[]>();

  /** `null` where there is no such file. */
  text(file: string): string | null {
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    const text = readText(file);
    this.#texts.set(file, text);
    return text;
  }

  /** `absent` where there is no such file. */
  hash(file: string): string {
    const text = this.text(file);
    if (text === null) return 'absent';
    return this.#remembered(file, () => contentHash(text));
  }

  /** Of all sources below a folder, installed packages and hidden folders apart. */
  folderHash(folder: string): string {
    return this.#remembered(`${folder}${sep}`, () => {
      const hash = createHash('sha256');
      for (const path of this.#sourcesBelow(folder, '')) hash.update(`${path}\n${this.hash(join(folder, path))}\n`);
      return hash.digest('hex');
    });
  }

  /** Names of the files in a folder, sorted. */
  names(folder: string): readonly string[] {
    return this.#entries(folder).flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
  }

  #sourcesBelow(folder: string, path: string): string[] {
    return this.#entries(join(folder, path)).flatMap((entry) => {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : this.#sourcesBelow(folder, inner);
      return SOURCE.test(entry.name) && !TEST.test(entry.name) ? [inner] : [];
    });
  }

  #entries(folder: string): readonly Dirent[] {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const entries = readFolder(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
    this.#folders.set(folder, entries);
    return entries;
  }

  #remembered(name: string, compute: () => string): string {
    const known = this.#hashes.get(name);
    if (known !== undefined) return known;
    const hash = compute();
    this.#hashes.set(name, hash);
    return hash;
  }
}

const SOURCE = /\.(?:[cm]?[jt]sx?|json)$/;
const TEST = /\.(?:test|spec)\./;

function readText(file: string): string | null {
  try {
    return statSync(file).isFile() ? readFileSync(file, 'utf8') : null;
  } catch {
    return null;
  }
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The folder of an installed package that is a link to sources elsewhere, as workspaces make them; `null` for all others. */
export function linkedPackage(name: string, folder: string): string | null {
  for (let ancestor = folder; ; ancestor = dirname(ancestor)) {
    const place = realPath(join(ancestor, 'node_modules', name));
    if (place !== null) return place.includes(`${sep}node_modules${sep}`) ? null : place;
    if (dirname(ancestor) === ancestor) return null;
  }
}

function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
