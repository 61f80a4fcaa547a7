import { z } from 'zod';
import { DEFAULT_EPOCH_MS, DEFAULT_EXECUTION_LIMITS, type ExecutionLimits, type ExecutorSettings } from '../executor-settings.ts';

const positive = z.int().min(1);
const defaults = DEFAULT_EXECUTION_LIMITS;
/** The last day of year 9999: years have four digits. */
const MAX_DATE_MS = Date.UTC(9999, 11, 31);

export const executionLimitsSchema: z.ZodType<ExecutionLimits> = z.strictObject({
  cpuMs: positive.default(defaults.cpuMs).describe('CPU time of one test, in milliseconds'),
  wallMs: positive.default(defaults.wallMs).describe('Time that one test may sleep or wait, in milliseconds'),
  loadMs: positive.default(defaults.loadMs).describe('CPU time that loading the subject may take, in milliseconds'),
  memoryMb: z.int().min(64).default(defaults.memoryMb).describe('Heap of one process, in mebibytes'),
  turns: positive.default(defaults.turns).describe('Turns of the event loop that one statement may wait'),
  testsPerProcess: positive.default(defaults.testsPerProcess).describe('Tests after which a process is replaced'),
});

export const executorSettingsSchema: z.ZodType<ExecutorSettings> = z.strictObject({
  isolation: z
    .enum(['auto', 'none', 'module', 'process-per-batch', 'process-per-test'])
    .default('auto')
    .describe('How far apart test cases are kept'),
  allow: z
    .array(z.enum(['addon', 'child-process', 'file-write', 'network', 'worker']))
    .default([])
    .describe('What the subject may do beyond computing and reading files'),
  env: z.record(z.string(), z.string()).default({}).describe('Environment variables that the subject sees beside NODE_ENV, TZ and LANG'),
  limits: executionLimitsSchema.prefault({}).describe('When a test is stopped'),
  seed: z.int().min(0).max(0xffff_ffff).default(1).describe('Seed of Math.random and crypto, anew for each test'),
  epochMs: z.int().min(0).max(MAX_DATE_MS).default(DEFAULT_EPOCH_MS).describe('What time each test starts at, in milliseconds since 1970'),
  timeZone: z.string().refine(isTimeZone, 'not the name of a time zone').default('UTC').describe('Where the clock hangs, an IANA name'),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
