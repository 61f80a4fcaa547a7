import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AukletError, isAukletError } from '@auklet/protocol';
import { createJiti } from 'jiti';
import { lilconfig, type Loaders } from 'lilconfig';

/** A configuration as somebody wrote it, unchecked. */
export interface LoadedConfig {
  /** Absolute path. */
  readonly file: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const SCRIPTS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'] as const;
const PLACES = [...SCRIPTS.map((extension) => `auklet.config${extension}`), 'auklet.config.json', 'package.json'];

/**
 * The nearest configuration at or above `cwd`, or the one that was named; `null` when there is none. One in TypeScript
 * needs no compiler of the user's.
 *
 * @throws AukletError `usage` when it is not there, does not load, or is no object.
 */
export async function loadConfig(cwd: string, named?: string): Promise<LoadedConfig | null> {
  const explorer = lilconfig('auklet', { searchPlaces: PLACES, loaders: LOADERS, packageProp: 'auklet' });
  const found = await opened(named ?? `configuration in ${cwd}`, () => (named === undefined ? explorer.search(cwd) : explorer.load(resolve(cwd, named))));
  if (found === null || found.config === undefined) return null;
  const values: unknown = typeof found.config === 'function' ? await opened(found.filepath, found.config as () => Promise<unknown>) : found.config;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw new AukletError('usage', `${found.filepath}: exports ${values === null ? 'null' : typeof values}, not an object; write export default defineConfig({ … })`);
  }
  const { $schema: _, ...options } = values as Record<string, unknown>;
  return { file: found.filepath, values: options };
}

/** What a configuration imports from us, wherever Auklet itself is installed. */
const ALIAS = { 'auklet/config': fileURLToPath(new URL('./define-config.js', import.meta.url)) };

const loadScript = (file: string): Promise<unknown> => createJiti(dirname(file), { alias: ALIAS, fsCache: false, moduleCache: false }).import(file, { default: true });
const loadJson = (file: string, text: string): Promise<unknown> => opened(file, () => JSON.parse(text) as unknown);
const LOADERS: Loaders = { ...Object.fromEntries(SCRIPTS.map((extension) => [extension, (file: string) => opened(file, () => loadScript(file))])), '.json': loadJson };

async function opened<T>(name: string, open: () => T | Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    if (isAukletError(cause)) throw cause;
    const [why] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    throw new AukletError('usage', `${name}: cannot be read: ${why}`, { cause });
  }
}
