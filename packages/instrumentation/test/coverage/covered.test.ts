import { compileFunction } from 'node:vm';
import { CoverageRecord, coverageOf, instrument, type CoverageSummary } from '@auklet/instrumentation';
import type { RemoteObserverFactory } from '@auklet/protocol';
import { tracer, traceOf } from '@auklet/tracer';
import coverage from 'istanbul-lib-coverage';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { programs } from '../programs/index.ts';

const TOPICS = ['branches', 'statements', 'functions', 'lines'] as const;

/** In the body of `with` nothing can be counted without being seen; Istanbul needs `globalThis`, and no `new.target` outside. */
const LEFT_OUT = /\bwith \(|new\.target === undefined|var globalThis/;

const { remote } = tracer();
const { default: createRemote } = (await import(remote.module)) as { default: RemoteObserverFactory };

for (const [construct, list] of Object.entries(programs)) {
  const covered = suite(`coverage of ${construct} as Istanbul has it`);
  for (const { name, source } of list) {
    if (LEFT_OUT.test(source)) continue;
    covered(name, async () => assert.equal(await ourCoverage(source, `covered ${construct}/${name}`), await istanbulCoverage(source, `${construct}/${name}`)));
  }
  covered.run();
}

type Counts = Record<string, string>;

async function istanbulCoverage(source: string, file: string): Promise<Counts> {
  const instrumenter = createInstrumenter({ esModules: false, autoWrap: true, coverageVariable: 'istanbulCounts', coverageGlobalScopeFunc: false, coverageGlobalScope: 'globalThis' });
  const code = instrumenter.instrumentSync(source, file);
  const holder = globalThis as { istanbulCounts?: Record<string, coverage.FileCoverageData> };
  await execute(code);
  const counts = holder.istanbulCounts?.[file] as coverage.FileCoverageData;
  delete holder.istanbulCounts;
  return countsOf(coverage.createFileCoverage(counts).toSummary().toJSON());
}

async function ourCoverage(source: string, filename: string): Promise<Counts> {
  const { code, description } = instrument(source, { filename, format: 'commonjs', language: 'javascript', jsx: false });
  const observer = createRemote({ module: filename });
  observer.beforeTestCase?.({ index: 0, testCase: { version: 1, statements: [] }, namespace: {}, variables: [], callbackCalls: [], timers: { awaitedMs: 0, pendingMs: 0 } });
  await execute(code);
  const record = new CoverageRecord(description);
  record.add(traceOf({ version: 1, index: 0, outcome: { kind: 'returned' }, observations: { trace: observer.collect() as Uint8Array } }));
  return countsOf(coverageOf(description, record));
}

async function execute(code: string): Promise<void> {
  try {
    await compileFunction(code, ['log']).call({}, () => {});
  } catch {
    // A program that throws is covered up to there.
  }
}

function countsOf(summary: CoverageSummary | coverage.CoverageSummaryData): Counts {
  return Object.fromEntries(TOPICS.map((topic) => [topic, `${summary[topic].covered}/${summary[topic].total}`]));
}
