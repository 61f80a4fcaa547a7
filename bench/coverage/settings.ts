import { frameworks, type FrameworkName } from '../judge/framework.ts';
import { readSubjects, type Subject } from '../subjects/subject.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb, VerbOptions } from '../verb.ts';

export const options: Verb['options'] = {
  /** Search time per subject, as the CLI takes it. */
  budget: { type: 'string', default: '30s' },
  /** How many seeds per subject, counted from 1. */
  seeds: { type: 'string', default: '1' },
  /** Names of packages, separated by commas; all when left out. */
  subjects: { type: 'string' },
  /** For all subjects, instead of the one that the list says. */
  framework: { type: 'string' },
  algorithm: { type: 'string', default: 'dynamosa' },
  /** How many subjects at the same time, 2 at most: the search itself wants more than one core. */
  jobs: { type: 'string', default: '1' },
};

export interface CoverageSettings {
  readonly budget: string;
  readonly budgetMs: number;
  readonly seeds: readonly number[];
  readonly subjects: readonly Subject[];
  readonly algorithm: string;
  readonly jobs: number;
}

export function readSettings(values: VerbOptions): CoverageSettings {
  const budget = text(values, 'budget');
  const framework = frameworkIn(values);
  const subjects = readSubjects(values['subjects'] === undefined ? undefined : text(values, 'subjects').split(','));
  return {
    budget,
    budgetMs: milliseconds(budget),
    seeds: Array.from({ length: count(values, 'seeds', 1_000) }, (_, index) => index + 1),
    subjects: subjects.map((subject) => ({ ...subject, framework: framework ?? subject.framework })),
    algorithm: text(values, 'algorithm'),
    jobs: count(values, 'jobs', 2),
  };
}

function frameworkIn(values: VerbOptions): FrameworkName | undefined {
  if (values['framework'] === undefined) return undefined;
  const name = text(values, 'framework');
  if (!(name in frameworks)) throw new UsageError(`--framework is one of ${Object.keys(frameworks).join(', ')}, not '${name}'.`);
  return name as FrameworkName;
}

function text(values: VerbOptions, name: string): string {
  const value = values[name];
  if (typeof value !== 'string') throw new UsageError(`--${name} needs a value.`);
  return value;
}

function count(values: VerbOptions, name: string, most: number): number {
  const value = Number(text(values, name));
  if (!Number.isInteger(value) || value < 1 || value > most) throw new UsageError(`--${name} is a whole number from 1 to ${most}.`);
  return value;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

function milliseconds(budget: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(budget) ?? [];
  const factor = UNITS[unit];
  if (amount === undefined || factor === undefined) throw new UsageError(`--budget is a time such as 30s, not '${budget}'.`);
  return Number(amount) * factor;
}
