import { dirname, extname, join, resolve } from 'node:path';
import { createPathsMatcher, getTsconfig } from 'get-tsconfig';
import { manifestsAbove } from '../frameworks/manifests.ts';
import { linkedPackage, type ProjectFiles } from './project-files.ts';
import { specifiersOf } from './specifiers-of.ts';

/** What a module reaches by its imports, those of types included. */
export interface ImportedFiles {
  /** Absolute paths of project files, the module itself included. */
  readonly files: ReadonlySet<string>;
  /** Folders of workspaces that are imported by their names. */
  readonly workspaces: ReadonlySet<string>;
}

/**
 * Follows imports through a project without a parser, by text. Where a specifier may mean several files (`./a` is `a.js`
 * for Node and `a.d.ts` for the compiler), all that exist count.
 */
export class ImportWalk {
  readonly #files: ProjectFiles;
  readonly #direct = new Map<string, ImportedFiles>();
  readonly #matchers = new Map<string, (specifier: string) => readonly string[]>();

  constructor(files: ProjectFiles) {
    this.#files = files;
  }

  from(entries: readonly string[]): ImportedFiles {
    const files = new Set(entries);
    const workspaces = new Set<string>();
    for (const file of files) {
      const direct = this.importsOf(file);
      for (const imported of direct.files) files.add(imported);
      for (const workspace of direct.workspaces) workspaces.add(workspace);
    }
    return { files, workspaces };
  }

  /** Of one file alone. */
  importsOf(file: string): ImportedFiles {
    const known = this.#direct.get(file);
    if (known !== undefined) return known;
    const source = extname(file) === '.json' ? null : this.#files.text(file);
    const found = { files: new Set<string>(), workspaces: new Set<string>() };
    for (const specifier of source === null ? [] : specifiersOf(source)) this.#resolve(specifier, file, found);
    this.#direct.set(file, found);
    return found;
  }

  #resolve(specifier: string, file: string, found: { readonly files: Set<string>; readonly workspaces: Set<string> }): void {
    for (const place of this.meaningsOf(specifier, file)) found.files.add(place);
    const workspace = /^[./]/.test(specifier) ? null : linkedPackage(packageName(specifier), dirname(file));
    if (workspace !== null) found.workspaces.add(workspace);
  }

  /** Files of the project that a specifier of a file may mean. */
  meaningsOf(specifier: string, file: string): readonly string[] {
    const places = specifier.startsWith('.') ? [resolve(dirname(file), specifier)] : this.#mapped(specifier, dirname(file));
    return places.flatMap(candidates).filter((place) => this.#files.text(place) !== null);
  }

  /** Where `paths` of the tsconfig and `imports` of the manifest lead. */
  #mapped(specifier: string, folder: string): readonly string[] {
    const known = this.#matchers.get(folder) ?? matcherFor(folder);
    this.#matchers.set(folder, known);
    return known(specifier);
  }
}

function matcherFor(folder: string): (specifier: string) => readonly string[] {
  const tsconfig = readTsconfig(folder);
  const byPaths = tsconfig === null ? null : createPathsMatcher(tsconfig);
  const [home] = manifestsAbove(folder);
  return (specifier) => {
    if (specifier.startsWith('#') && home !== undefined) return importsOf(home.manifest.imports, specifier).map((target) => join(home.folder, target));
    return byPaths?.(specifier) ?? [];
  };
}

/** A broken one is reported by those who need it. */
function readTsconfig(folder: string): ReturnType<typeof getTsconfig> {
  try {
    return getTsconfig(folder);
  } catch {
    return null;
  }
}

/** Every target of a subpath import, whatever the condition. */
function importsOf(imports: Readonly<Record<string, unknown>> = {}, specifier: string): string[] {
  return Object.entries(imports).flatMap(([pattern, target]) => {
    const [before = '', after] = pattern.split('*');
    if (after === undefined) return pattern === specifier ? stringsIn(target) : [];
    const matches = specifier.startsWith(before) && specifier.endsWith(after) && specifier.length >= before.length + after.length;
    return matches ? stringsIn(target).map((path) => path.replaceAll('*', specifier.slice(before.length, specifier.length - after.length))) : [];
  });
}

function stringsIn(target: unknown): string[] {
  if (typeof target === 'string') return target.startsWith('.') ? [target] : [];
  return typeof target === 'object' && target !== null ? Object.values(target).flatMap(stringsIn) : [];
}

const EXTENSIONS = ['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx', '.d.ts', '.d.mts', '.d.cts', '.json'] as const;

/** The file itself, with any extension, with any other one, and the index of a folder of that name. */
function candidates(path: string): readonly string[] {
  const stem = path.replace(/\.[cm]?[jt]sx?$/, '');
  const stems = [...new Set([path, stem, join(path, 'index')])];
  return [path, ...stems.flatMap((one) => EXTENSIONS.map((extension) => one + extension))];
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
