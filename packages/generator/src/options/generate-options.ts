import { availableParallelism } from 'node:os';
import { AukletError, type IsolationLevel, type Permission } from '@auklet/protocol';
import { z } from 'zod';
import { parseDuration } from './duration.ts';

export const ALGORITHMS = [
  'dynamosa',
  'mosa',
  'mio',
  'whole-suite',
  'whole-suite-without-archive',
  'feedback-directed-random',
  'random-suite',
  'random',
] as const;
export const FRAMEWORKS = ['auto', 'vitest', 'jest', 'mocha', 'node', 'uvu'] as const;

/** How far apart tests are kept while they are searched for; each level guarantees more and costs more. */
export const ISOLATION_LEVELS = ['auto', 'none', 'module', 'process-per-batch', 'process-per-test'] as const;

/** What a module may be allowed to do, as a user says it. */
const PERMISSIONS = { fs: 'file-write', net: 'network', spawn: 'child-process', worker: 'worker', addon: 'addon' } as const satisfies Record<string, Permission>;

/** How a user says each of them. */
export const PERMISSION_NAMES = Object.fromEntries(Object.entries(PERMISSIONS).map(([name, permission]) => [permission, name])) as Readonly<Record<Permission, string>>;

/** Parts of the search that can be left out, to measure what each of them is worth. */
export const SEARCH_PARTS = ['suggestions', 'types', 'local-search', 'mimics'] as const;

export type SearchPart = (typeof SEARCH_PARTS)[number];
export type Algorithm = (typeof ALGORITHMS)[number];
export type FrameworkChoice = (typeof FRAMEWORKS)[number];

const duration = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds !== null) return milliseconds;
  context.addIssue({ code: 'custom', message: `"${text}" is no duration; write 500ms, 30s or 2m` });
  return z.NEVER;
});

const shard = z.string().transform((text, context): Shard => {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text.trim())?.map(Number) ?? [];
  if (index !== undefined && count !== undefined && index >= 1 && index <= count) return { index, count };
  context.addIssue({ code: 'custom', message: `"${text}" is no shard; write 1/4 for the first of four` });
  return z.NEVER;
});

/** One of `count` parts of the modules, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** What a user chose, with defaults filled in. Times are in milliseconds. */
export interface GenerateOptions {
  readonly targets: readonly string[];
  readonly exclude: readonly string[];
  /** A git ref. */
  readonly changed?: string;
  readonly shard?: Shard;
  readonly out?: string;
  readonly into?: string;
  readonly framework: FrameworkChoice;
  readonly budget?: number;
  readonly maxExecutions?: number;
  readonly maxStatements?: number;
  readonly maxGenerations?: number;
  /** Percentage of the goals. */
  readonly maxCoverage?: number;
  /** Executions in a row without a new goal. */
  readonly plateau?: number;
  /** Of this process, in MiB. */
  readonly maxMemory?: number;
  readonly seed: number;
  /** Globs of test files. */
  readonly seedTests: readonly string[];
  readonly algorithm: Algorithm;
  readonly without: readonly SearchPart[];
  /** File that statistics are appended to. */
  readonly stats?: string;
  readonly subprocess: boolean;
  /** Names of installed packages. */
  readonly instrument: readonly string[];
  readonly isolation: IsolationLevel;
  readonly allow: readonly Permission[];
  /** Names of environment variables. */
  readonly env: readonly string[];
  readonly reproductions: boolean;
  readonly workers: number;
}

/** What a user may choose; `budget` is a text such as `30s`. */
export interface GenerateOptionsInput {
  readonly targets?: readonly string[];
  readonly exclude?: readonly string[];
  readonly changed?: string;
  /** `1/4` */
  readonly shard?: string;
  readonly out?: string;
  readonly into?: string;
  readonly framework?: string;
  readonly budget?: string;
  readonly maxExecutions?: number;
  readonly maxStatements?: number;
  readonly maxGenerations?: number;
  readonly maxCoverage?: number;
  readonly plateau?: number;
  readonly maxMemory?: number;
  readonly seed?: number;
  readonly seedTests?: readonly string[];
  readonly algorithm?: string;
  readonly without?: readonly string[];
  readonly stats?: string;
  readonly subprocess?: boolean;
  readonly instrument?: readonly string[];
  readonly isolation?: string;
  /** `fs`, `net`, `spawn`, `worker`, `addon`. */
  readonly allow?: readonly string[];
  readonly env?: readonly string[];
  readonly reproductions?: boolean;
  readonly workers?: number;
}

/**
 * The one source of the options: their types, defaults and words. `group`, `value` and `negated` say how help shows an
 * option; `advanced` ones are for those who study the search.
 */
export const generateOptionsSchema: z.ZodType<GenerateOptions> = z.strictObject({
  targets: z.array(z.string().min(1)).min(1).default(['.']).describe('files, folders, globs, file.ts:name, or file.ts:10-40 (default: the working folder)').meta({ group: 'Modules' }),
  exclude: z.array(z.string().min(1)).default([]).describe('globs of modules to leave out').meta({ group: 'Modules', value: '<glob>' }),
  changed: z.string().min(1).exactOptional().describe('only modules that differ from a git ref, and of them only the changed lines (default: HEAD)').meta({ group: 'Modules', value: '[=ref]' }),
  shard: shard.exactOptional().describe('only one part of the modules, as 1/4; auklet merge puts the reports together').meta({ group: 'Modules', value: '<i/n>' }),
  out: z.string().min(1).exactOptional().describe('folder for the tests (default: beside the source, if the test command looks there)').meta({ group: 'Test files', value: '<folder>' }),
  into: z.string().min(1).exactOptional().describe('existing test file that the tests are added to').meta({ group: 'Test files', value: '<file>' }),
  framework: z.enum(FRAMEWORKS).default('auto').describe('test framework of the tests').meta({ group: 'Test files', value: '<name>' }),
  budget: duration.exactOptional().describe('search time per module: 500ms, 30s, 2m (default: 30s)').meta({ group: 'Search', value: '<time>' }),
  maxExecutions: z.int().positive().exactOptional().describe('test executions per module; same seed, same tests on any machine').meta({ group: 'Search' }),
  maxStatements: z.int().positive().exactOptional().describe('ends the search after so many executed statements').meta({ group: 'Search', advanced: true }),
  maxGenerations: z.int().positive().exactOptional().describe('ends the search after so many generations').meta({ group: 'Search', advanced: true }),
  maxCoverage: z.number().positive().max(100).exactOptional().describe('ends the search when so many percent of its goals are covered').meta({ group: 'Search', value: '<percent>', advanced: true }),
  plateau: z.int().positive().exactOptional().describe('ends the search when so many executions in a row cover nothing new').meta({ group: 'Search', advanced: true }),
  maxMemory: z.int().positive().exactOptional().describe('ends the search when this process holds so many MiB').meta({ group: 'Search', value: '<MiB>', advanced: true }),
  seed: z.int().min(0).max(0xffff_ffff).default(1).describe('seed of every random choice').meta({ group: 'Search' }),
  seedTests: z.array(z.string().min(1)).default([]).describe('globs of test files, yours or generated, whose calls the search starts with').meta({ group: 'Search', value: '<glob>' }),
  algorithm: z.enum(ALGORITHMS).default('dynamosa').describe('search algorithm').meta({ group: 'Search', value: '<name>', advanced: true }),
  without: z.array(z.enum(SEARCH_PARTS)).default([]).describe('parts of the search to leave out, to measure what they are worth').meta({ group: 'Search', value: '<part>', advanced: true }),
  instrument: z
    .array(z.string().regex(/^(?:@[\w.-]+\/)?[\w.-]+$/, 'write the name of an installed package'))
    .default([])
    .describe('installed packages to instrument with the module: endless loops in them end by steps, and their state is renewed')
    .meta({ group: 'Execution', value: '<package>', advanced: true }),
  isolation: z.enum(ISOLATION_LEVELS).default('auto').describe('how far apart tests are kept').meta({ group: 'Execution', value: '<level>' }),
  allow: z
    .array(z.enum(Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[]))
    .transform((names) => names.map((name) => PERMISSIONS[name]))
    .default([])
    .describe('what the module may do beyond computing and reading files')
    .meta({ group: 'Execution', value: '<what>' }),
  env: z.array(z.string().min(1)).default([]).describe('environment variables that the module sees; all others are withheld').meta({ group: 'Execution', value: '<name>' }),
  reproductions: z
    .boolean()
    .default(true)
    .describe('write a test for each crash, exit and hang that was found, in a file apart')
    .meta({ group: 'Test files', negated: 'report crashes, exits and hangs, but write no tests that show them' }),
  stats: z
    .string()
    .regex(/\.(?:csv|ndjson)$/, 'the name of the file has to end in .csv or .ndjson')
    .exactOptional()
    .describe('file that statistics of the search are appended to, .csv or .ndjson')
    .meta({ group: 'Output', value: '<file>', advanced: true }),
  subprocess: z.boolean().default(true).describe('run the module in child processes, not in this one').meta({ group: 'Execution', negated: 'run the module in this process, without crash isolation' }),
  workers: z
    .int()
    .min(1)
    .max(64)
    .default(() => Math.max(1, availableParallelism() - 1))
    .describe('child processes that run tests (default: cores - 1)')
    .meta({ group: 'Execution' }),
});

const DEFAULT_BUDGET_MS = 30_000;

/** Search time per module in milliseconds; unlimited when something countable ends the search, so that it decides alone. */
export function searchTimeOf({ budget, maxExecutions, maxStatements, maxGenerations, plateau }: GenerateOptions): number {
  if (budget !== undefined) return budget;
  const isCounted = [maxExecutions, maxStatements, maxGenerations, plateau].some((limit) => limit !== undefined);
  return isCounted ? Number.POSITIVE_INFINITY : DEFAULT_BUDGET_MS;
}

/** @throws AukletError `usage` that names the option, the cause and the mend in one line. */
export function parseGenerateOptions(input: unknown): GenerateOptions {
  const parsed = generateOptionsSchema.safeParse(input);
  if (parsed.success) return checked(parsed.data);
  const [issue] = parsed.error.issues;
  const option = issue?.path[0] === undefined ? 'options' : flagOf(String(issue.path[0]));
  throw new AukletError('usage', `${option}: ${issue?.message ?? 'invalid'}`, { cause: parsed.error });
}

function checked(options: GenerateOptions): GenerateOptions {
  if (options.into !== undefined && options.out !== undefined) throw new AukletError('usage', '--into names the test file, so --out has nothing to say; give one of them');
  return options;
}

function flagOf(name: string): string {
  if (name === 'targets') return 'target';
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Whether the clock bounds the run; otherwise only executions do, and later steps must not look at the clock either. */
export function isTimed(options: GenerateOptions): boolean {
  return Number.isFinite(searchTimeOf(options));
}

/** Whether the same options give the same tests again, so that no other budget has to be named for that. */
export function repeatsItself(options: GenerateOptions): boolean {
  return !isTimed(options) && options.maxMemory === undefined;
}
