import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifest } from '../frameworks/manifests.ts';
import { findInstalled } from '../frameworks/find-installed.ts';
import type { ProjectFiles } from './project-files.ts';

/** What decides how a module is read, tested and formatted, apart from its sources. */
export interface ProjectSettings {
  /** Absolute paths of manifests, lock files and configurations, nearest folder first. */
  readonly files: readonly string[];
  /** Installed versions of what the nearest manifest declares, by name. */
  readonly installed: Readonly<Record<string, string>>;
}

const LOCK_FILES: ReadonlySet<string> = new Set(['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb']);
const CONFIGURATION = /^(?:package\.json|[jt]sconfig.*\.json|\.editorconfig|biome\.jsonc?|pnpm-workspace\.yaml|\.[\w.-]*rc(?:\.\w+)?|[\w.-]+\.(?:config|workspace)\.(?:[cm]?[jt]s|json))$/;
/** Its options count, however they are written. */
const OWN_CONFIGURATION = /^auklet\.config\./;

/** Looks in the folder of a module and in those above, up to the root of the repository. */
export class SettingsSearch {
  readonly #files: ProjectFiles;
  readonly #known = new Map<string, ProjectSettings>();

  constructor(files: ProjectFiles) {
    this.#files = files;
  }

  of(folder: string): ProjectSettings {
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    const folders = foldersUpToRoot(folder);
    const files = folders.flatMap((one) => this.#settingsIn(one));
    const home = folders.find((one) => existsSync(join(one, 'package.json')));
    const settings = { files, installed: home === undefined ? {} : installedVersions(home) };
    this.#known.set(folder, settings);
    return settings;
  }

  #settingsIn(folder: string): string[] {
    const names = this.#files.names(folder).filter((name) => LOCK_FILES.has(name) || (CONFIGURATION.test(name) && !OWN_CONFIGURATION.test(name)));
    return names.map((name) => join(folder, name));
  }
}

/** The root has a lock file or is a work tree of git; where there is neither, it is the topmost folder with a manifest. */
function foldersUpToRoot(folder: string): readonly string[] {
  const folders: string[] = [];
  let withManifest = 1;
  for (let current = folder; ; current = dirname(current)) {
    folders.push(current);
    if (existsSync(join(current, '.git')) || [...LOCK_FILES].some((name) => existsSync(join(current, name)))) return folders;
    if (existsSync(join(current, 'package.json'))) withManifest = folders.length;
    if (dirname(current) === current) return folders.slice(0, withManifest);
  }
}

function installedVersions(folder: string): Record<string, string> {
  const manifest = readManifest(join(folder, 'package.json'));
  const names = Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies }).sort();
  return Object.fromEntries(names.map((name) => [name, versionOf(name, folder)]));
}

function versionOf(name: string, folder: string): string {
  const installed = findInstalled(name, folder);
  return installed === null ? 'absent' : (readManifest(join(installed, 'package.json'))?.version ?? 'unknown');
}
