import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface SandboxOptions {
  /** Absolute. */
  readonly cwd: string;
  readonly hasNetwork: boolean;
  /** Environment variables that are passed on, by name. */
  readonly env: readonly string[];
}

/** What a terminal, a locale and a search path need; nothing else of the environment goes in. */
const VARIABLES = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TERM', 'COLUMNS', 'CI', 'NO_COLOR', 'FORCE_COLOR', 'AI_AGENT', 'NODE_OPTIONS', 'XDG_CACHE_HOME'] as const;

/**
 * Arguments of bubblewrap for a process that reads the system, sees of the home folder only what belongs to the project,
 * Auklet and Node, and writes nowhere but in the project. The command follows them.
 */
export function sandboxArguments({ cwd, hasNetwork, env }: SandboxOptions): readonly string[] {
  const project = projectRoot(cwd);
  const readable = [installation(), dirname(dirname(realpathSync(process.execPath)))].filter((path) => path !== '/' && path !== '/usr');
  const hidden = [...new Set([tmpdir(), '/tmp', homedir()])].filter((path) => path !== '/' && existsSync(path));
  const passedOn = [...VARIABLES, ...env].flatMap((name) => (process.env[name] === undefined ? [] : ['--setenv', name, process.env[name]]));
  const network = hasNetwork ? ['--share-net'] : [];
  const namespaces = ['--unshare-all', ...network, '--die-with-parent', '--as-pid-1', '--info-fd', '3'];
  const system = ['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', ...hidden.flatMap((path) => ['--tmpfs', path])];
  const places = [...readable.flatMap((path) => ['--ro-bind', path, path]), '--bind', project, project, '--chdir', cwd];
  return [...namespaces, ...system, ...places, '--clearenv', ...passedOn, '--setenv', SANDBOX_VARIABLE, '1'];
}

/** Set inside. */
const SANDBOX_VARIABLE = 'AUKLET_SANDBOX';

export function isSandboxed(): boolean {
  return process.env[SANDBOX_VARIABLE] === '1';
}

/** The repository that a folder is in, or else the outermost workspace, or else its package. */
export function projectRoot(cwd: string): string {
  const folders = [...ancestors(cwd)].filter((folder) => isBelow(folder, homedir()) || !isBelow(cwd, homedir()));
  const repository = folders.find((folder) => existsSync(join(folder, '.git')));
  const workspace = folders.findLast((folder) => readManifest(folder)?.workspaces !== undefined);
  const pack = folders.find((folder) => readManifest(folder) !== null);
  return repository ?? workspace ?? pack ?? cwd;
}

/** The folder of `node_modules` that Auklet and what it needs are in, or the repository it is developed in. */
function installation(): string {
  const own = dirname(fileURLToPath(new URL('../../package.json', import.meta.url)));
  const outermost = [...ancestors(own)].findLast((folder) => folder.split(sep).at(-1) === 'node_modules');
  return outermost === undefined ? projectRoot(own) : dirname(outermost);
}

function* ancestors(folder: string): Generator<string> {
  for (let current = folder; ; current = dirname(current)) {
    yield current;
    if (dirname(current) === current) return;
  }
}

/** A folder is not below itself. */
function isBelow(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
}

function readManifest(folder: string): { readonly workspaces?: unknown } | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly workspaces?: unknown };
  } catch {
    return null;
  }
}
