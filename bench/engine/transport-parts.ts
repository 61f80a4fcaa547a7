import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionResultDto } from '@auklet/protocol';
import { createSubprocessExecutor } from '@auklet/runner';
// What crosses the process boundary is no part of the runner's interface, so this reaches into what ships.
import { readRecord } from '../../packages/runner/dist/journal/record-reader.js';
import { RecordWriter } from '../../packages/runner/dist/journal/record-writer.js';
import { median } from '../median.ts';
import type { Workload } from './workload.ts';

const ROUNDS = 15;

/** Microseconds for one test, on the way to the child and back. */
export interface TransportParts {
  /** Test cases to text, in the main process. */
  readonly request: number;
  /** And from text, in the child. */
  readonly parse: number;
  /** Result to record, checksum included. */
  readonly encode: number;
  /** Record to the journal. */
  readonly journal: number;
  /** Record from the journal, checked. */
  readonly validate: number;
}

/** What each part of the way between the processes costs, on real test cases and results. */
export async function transportParts({ subject, observers, testCases }: Workload): Promise<TransportParts> {
  const results = await allResults({ subject, observers, testCases });
  const names = observers.map(({ remote }) => remote.name);
  const texts = testCases.map((testCase) => JSON.stringify(testCase));
  const records = results.map((result) => recordOf(new RecordWriter(), result, names));
  const writer = new RecordWriter();
  const perTest = (work: (position: number) => unknown): number => Math.round(100 * median(Array.from({ length: ROUNDS }, () => lapOf(work, testCases.length)))) / 100;
  return withFile((descriptor) => ({
    request: perTest((k) => JSON.stringify(testCases[k])),
    parse: perTest((k) => JSON.parse(texts[k] as string)),
    encode: perTest((k) => recordOf(writer, results[k] as ExecutionResultDto, names)),
    journal: perTest((k) => writeSync(descriptor, records[k] as Buffer, 0, (records[k] as Buffer).length, 0)),
    validate: perTest((k) => readRecord(copyOf(descriptor, records[k] as Buffer), 0, 0, () => names)),
  }));
}

async function allResults({ subject, observers, testCases }: Omit<Workload, 'name'>): Promise<ExecutionResultDto[]> {
  const executor = createSubprocessExecutor({ subject, observers });
  try {
    const results: ExecutionResultDto[] = [];
    for await (const result of executor.executeMultiple(testCases)) results.push(result);
    return results;
  } finally {
    await executor.close();
  }
}

function recordOf(writer: RecordWriter, result: ExecutionResultDto, names: readonly string[]): Buffer {
  writer.clear();
  writer.result(1, result, names);
  return Buffer.from(writer.bytes);
}

/** As long as the record, and read from a file as the journal is. */
function copyOf(descriptor: number, record: Buffer): Buffer {
  const bytes = Buffer.from(new ArrayBuffer(record.length));
  readSync(descriptor, bytes, 0, bytes.length, 0);
  record.copy(bytes);
  return bytes;
}

function lapOf(work: (position: number) => unknown, count: number): number {
  const started = performance.now();
  for (let position = 0; position < count; position++) work(position);
  return ((performance.now() - started) * 1_000) / count;
}

function withFile<T>(use: (descriptor: number) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'auklet-bench-'));
  const descriptor = openSync(join(directory, 'journal'), 'w+');
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
    rmSync(directory, { recursive: true });
  }
}
