import { type ExecutorSettings, type SubjectDto } from '@auklet/protocol';
import { executorSettingsSchema, subjectSchema, validate } from '@auklet/protocol/schema';
import type { InProcessExecutorOptions } from './executor-options.ts';

export interface CheckedSettings extends ExecutorSettings {
  readonly subject: SubjectDto;
  /** Each test gets new module instances. */
  readonly renew: boolean;
  /** Names of environment variables that the subject does not see. */
  readonly withheld: readonly string[];
}

/** Fills in defaults. @throws AukletError `invalid-dto` naming the option that is wrong */
export function readSettings(options: InProcessExecutorOptions): CheckedSettings {
  const subject = validate(subjectSchema, options.subject, 'The subject');
  const { isolation, allow, env, limits, seed, epochMs, timeZone } = options;
  const settings = validate(executorSettingsSchema, { isolation, allow, env, limits, seed, epochMs, timeZone }, 'An executor option');
  const withheld = Object.keys(process.env).filter((name) => !Object.hasOwn(settings.env, name));
  return { ...settings, subject, withheld, renew: settings.isolation === 'module' || (settings.isolation === 'auto' && subject.stateful) };
}
