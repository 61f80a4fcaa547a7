import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Report, reportSchema } from '@auklet/generator';
import { AukletError } from '@auklet/protocol';

/**
 * The reports that JSON files hold; a folder stands for those in it.
 *
 * @throws AukletError `usage` that names the file that is not there or is no report.
 */
export function readReports(words: readonly string[], cwd: string): readonly Report[] {
  return words.flatMap((word) => filesOf(word, cwd)).map(readReport);
}

function filesOf(word: string, cwd: string): readonly string[] {
  const path = resolve(cwd, word);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new AukletError('usage', `${word}: no such file or folder`);
  if (!stats.isDirectory()) return [path];
  const files = readdirSync(path).filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0) throw new AukletError('usage', `${word}: no report there; shards write them with --reporter json:${word}/1.json`);
  return files.map((name) => join(path, name));
}

function readReport(file: string): Report {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new AukletError('usage', `${file}: is no report of auklet; shards write them with --reporter json:file`, { cause });
  }
}
