import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { AukletError } from '@auklet/protocol';
import { generateOptionsSchema, type GenerateOptionsInput } from '@auklet/generator';
import { cliOptionsSchema, type CliOptions } from '../options/cli-options.ts';
import { describeOptions, flagName, type OptionDescription } from '../options/option-description.ts';
import { didYouMean } from './did-you-mean.ts';
import { type LoadedConfig, loadConfig } from './load-config.ts';

/** What a user's words and configuration come to. */
export interface ResolvedOptions {
  readonly generate: GenerateOptionsInput;
  readonly cli: CliOptions;
  /** By option: its value, defaults filled in, and who gave it. */
  readonly values: Readonly<Record<string, ResolvedValue>>;
}

export interface ResolvedValue {
  readonly value: unknown;
  /** A flag, a configuration file, or `default`. */
  readonly from: string;
}

export interface GivenOptions {
  readonly cwd: string;
  /** By option, as flags set them; what was not given is not there. */
  readonly flags: Readonly<Record<string, unknown>>;
  /** Path of a configuration; `false` for none. */
  readonly config?: string | false;
}

/**
 * Flags before configuration before defaults.
 *
 * @throws AukletError `usage` with one line that names who said what, the cause and the mend.
 */
export async function resolveOptions({ cwd, flags, config }: GivenOptions): Promise<ResolvedOptions> {
  const options = describeOptions();
  const loaded = config === false ? null : await loadConfig(cwd, config);
  const configured = loaded === null ? {} : checkedConfig(loaded, options, cwd);
  const given = { ...configured, ...flags };
  const cli = pick(given, CLI_OPTIONS);
  const generate = omit(given, CLI_OPTIONS);
  const cliOptions = cliOptionsSchema.safeParse(cli);
  const [issue] = cliOptions.error?.issues ?? [];
  if (!cliOptions.success) throw new AukletError('usage', `${flagName(String(issue?.path[0]))}: ${issue?.message ?? 'invalid'}`);
  const parsed = generateOptionsSchema.safeParse(generate);
  const filled: Record<string, unknown> = { ...(parsed.success ? parsed.data : {}), ...generate, ...cliOptions.data };
  const sourceOf = (name: string): string => (name in flags ? (name === 'targets' ? 'argument' : flagName(name)) : name in configured && loaded !== null ? labelOf(loaded.file, cwd) : 'default');
  const values = Object.fromEntries(options.map(({ name }) => [name, { value: filled[name] ?? null, from: sourceOf(name) }]));
  return { generate, cli: cliOptions.data, values };
}

function checkedConfig({ file, values }: LoadedConfig, options: readonly OptionDescription[], cwd: string): Record<string, unknown> {
  const label = labelOf(file, cwd);
  const known = options.map(({ name }) => name);
  for (const key of Object.keys(values)) {
    if (!known.includes(key)) throw new AukletError('usage', `${label}: there is no option "${key}"${didYouMean(key, known)}; auklet --help lists all`);
  }
  const results = [generateOptionsSchema.safeParse(omit(values, CLI_OPTIONS)), cliOptionsSchema.safeParse(pick(values, CLI_OPTIONS))];
  const [issue] = results.flatMap(({ error }) => error?.issues ?? []);
  if (issue !== undefined) throw new AukletError('usage', `${label}: ${issue.path.join('.')}: ${issue.message}`);
  return rebased(values, dirname(file), cwd);
}

const CLI_OPTIONS: readonly string[] = ['reporter', 'minCoverage', 'failOnFindings', 'cache', 'cacheFolder', 'queue', 'quiet', 'sandbox'];
const PATHS = ['targets', 'exclude', 'out', 'into', 'seedTests', 'stats', 'cacheFolder', 'reporter'] as const;

/** Paths of a configuration, relative to it, as seen from the working folder. */
function rebased(values: Readonly<Record<string, unknown>>, folder: string, cwd: string): Record<string, unknown> {
  const way = relative(cwd, folder);
  const rebase = (path: string): string => (way === '' || isAbsolute(path) || path.startsWith('**/') ? path : join(way, path).split(sep).join('/'));
  const moved: Record<string, unknown> = { ...values };
  for (const name of PATHS) {
    const value = values[name];
    if (typeof value === 'string') moved[name] = rebase(value);
    if (Array.isArray(value)) moved[name] = value.map((path: string) => (name === 'reporter' ? path.replace(/(?<=^[^:]+:).+/s, rebase) : rebase(path)));
  }
  return moved;
}

function pick(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

function omit(values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

function labelOf(file: string, cwd: string): string {
  return relative(cwd, file).split(sep).join('/');
}
