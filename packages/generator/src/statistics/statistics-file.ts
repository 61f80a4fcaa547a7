import { appendFile, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AukletError } from '@auklet/protocol';
import type { StatisticsRecord } from './statistics-record.ts';

const COLUMNS = ['TargetModule', 'RandomSeed', 'Algorithm', 'Variable', 'Key', 'SearchTime', 'Executed', 'Value'] as const satisfies readonly (keyof StatisticsRecord)[];
const HEADER = `${COLUMNS.join(',')}\n`;

/** A file that collects the statistics of many runs; what is in it stays. */
export interface StatisticsFile {
  append(records: readonly StatisticsRecord[]): Promise<void>;
}

/**
 * Opens a file of records, `.csv` with a header or `.ndjson` with one object a line, and makes it when there is none.
 *
 * @throws AukletError `usage` when it cannot be written, or holds something else.
 */
export async function openStatisticsFile(name: string, cwd: string): Promise<StatisticsFile> {
  const file = resolve(cwd, name);
  const isCsv = file.endsWith('.csv');
  const text = await readOrMake(file, name);
  if (isCsv && text === '') await appendFile(file, HEADER);
  if (isCsv ? text !== '' && !text.startsWith(HEADER) : text !== '' && !text.startsWith('{')) {
    throw new AukletError('usage', `--stats: ${name} holds something else; name another file`);
  }
  const line = isCsv ? csvLine : (record: StatisticsRecord): string => JSON.stringify(record);
  return { append: (records) => appendFile(file, records.map((record) => `${line(record)}\n`).join('')) };
}

async function readOrMake(file: string, name: string): Promise<string> {
  try {
    await appendFile(file, '');
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AukletError('usage', `--stats: ${name} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}

function csvLine(record: StatisticsRecord): string {
  return COLUMNS.map((column) => quoted(String(record[column]))).join(',');
}

/** As RFC 4180 says. */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
