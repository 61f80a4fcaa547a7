import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { HitCounts, Report } from '@auklet/generator';
import type { CoverageMapData, FileCoverageData } from 'istanbul-lib-coverage';
import type { Reporter, ReporterContext } from './reporter.ts';

const FORMATS = { lcov: 'lcovonly', cobertura: 'cobertura' } as const;

/** Coverage of the generated tests in a format that other tools read, written by Istanbul. */
export function coverageReporter(format: keyof typeof FORMATS): (context: ReporterContext) => Reporter {
  return ({ cwd, write }) => ({ finish: async (report) => write(await written(report, format, cwd)) });
}

/** Istanbul writes files only. */
async function written(report: Report, format: keyof typeof FORMATS, cwd: string): Promise<string> {
  const [{ default: coverage }, { default: library }, { default: reports }] = await Promise.all([import('istanbul-lib-coverage'), import('istanbul-lib-report'), import('istanbul-reports')]);
  const dir = mkdtempSync(join(tmpdir(), 'auklet-coverage-'));
  try {
    const context = library.createContext({ dir, coverageMap: coverage.createCoverageMap(mapOf(report, cwd)) });
    reports.create(FORMATS[format], { file: 'report', projectRoot: cwd }).execute(context);
    return readFileSync(join(dir, 'report'), 'utf8');
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function mapOf({ targets }: Report, cwd: string): CoverageMapData {
  return Object.fromEntries(
    targets.flatMap(({ file, details }) => {
      const path = resolve(cwd, file);
      return details === undefined ? [] : [[path, fileCoverage(path, details.coverage)]];
    }),
  );
}

/** Hits as Istanbul keeps them. */
export function fileCoverage(path: string, { statements, functions, branches }: HitCounts): FileCoverageData {
  return {
    path,
    statementMap: numbered(statements, ({ location }) => location),
    s: numbered(statements, ({ hits }) => hits),
    fnMap: numbered(functions, ({ name, location }) => ({ name: name === '' ? '(anonymous)' : name, decl: location, loc: location, line: location.start.line })),
    f: numbered(functions, ({ hits }) => hits),
    branchMap: numbered(branches, ({ type, location, arms }) => ({ type, loc: location, line: location.start.line, locations: arms.map((arm) => arm.location) })),
    b: numbered(branches, ({ arms }) => arms.map(({ hits }) => hits)),
  };
}

function numbered<T, R>(items: readonly T[], of: (item: T) => R): Record<string, R> {
  return Object.fromEntries(items.map((item, index) => [String(index), of(item)]));
}
