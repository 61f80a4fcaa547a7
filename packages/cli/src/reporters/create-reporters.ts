import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AukletError } from '@auklet/protocol';
import { didYouMean } from '../config/did-you-mean.ts';
import { REPORTER_NAMES, type ReporterName } from '../options/cli-options.ts';
import { coverageReporter } from './coverage-reporter.ts';
import { defaultReporter } from './default-reporter.ts';
import { githubReporter } from './github-reporter.ts';
import { htmlReporter } from './html/html-reporter.ts';
import { jsonReporter } from './json-reporter.ts';
import { junitReporter } from './junit-reporter.ts';
import { ndjsonReporter } from './ndjson-reporter.ts';
import type { Reporter, ReporterFactory } from './reporter.ts';

const REPORTERS: Readonly<Record<ReporterName, ReporterFactory>> = {
  default: defaultReporter,
  json: jsonReporter,
  ndjson: ndjsonReporter,
  junit: junitReporter,
  github: githubReporter,
  lcov: coverageReporter('lcov'),
  cobertura: coverageReporter('cobertura'),
  html: htmlReporter,
};

/**
 * One reporter for each `name` or `name:file`; several run side by side.
 *
 * @throws AukletError `usage` for a name that is none, or a file that cannot be written: before anything is spent on
 * a search.
 */
export function createReporters(words: readonly string[], cwd: string): Reporter {
  const reporters = words.map((word) => createReporter(word, cwd));
  return {
    onEvent: (event) => reporters.forEach((reporter) => reporter.onEvent?.(event)),
    finish: async (report) => {
      const failures: unknown[] = [];
      for (const reporter of reporters) await Promise.resolve(reporter.finish(report)).catch((error: unknown) => failures.push(error));
      if (failures.length > 0) throw failures[0];
    },
  };
}

function createReporter(word: string, cwd: string): Reporter {
  const [, name = word, file] = /^([^:]+):(.+)$/s.exec(word) ?? [];
  const known = REPORTER_NAMES.find((one) => one === name);
  if (known === undefined) throw new AukletError('usage', `--reporter: there is no "${name}"${didYouMean(name, REPORTER_NAMES)}; there are ${REPORTER_NAMES.join(', ')}`);
  const factory = REPORTERS[known];
  if (file === undefined) return factory({ cwd, write: (text) => void process.stdout.write(text) });
  return toFile(resolve(cwd, file), file, (write) => factory({ cwd, write }));
}

/** What an earlier run has left there stays until there is something to write. */
function toFile(path: string, label: string, create: (write: (text: string) => void) => Reporter): Reporter {
  assertWritable(path, label);
  let descriptor: number | undefined;
  const write = (text: string): void => writeFileSync((descriptor ??= openSync(path, 'w')), text);
  const reporter = create(write);
  const finish = async (report: Parameters<Reporter['finish']>[0]): Promise<void> => {
    try {
      await reporter.finish(report);
      write('');
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
  };
  return reporter.onEvent === undefined ? { finish } : { onEvent: (event) => reporter.onEvent?.(event), finish };
}

function assertWritable(path: string, label: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) closeSync(openSync(path, 'a'));
    else accessSync(dirname(path), constants.W_OK);
  } catch (cause) {
    throw new AukletError('usage', `--reporter: ${label} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
