import { readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { FileCoverageData } from 'istanbul-lib-coverage';
import { createInstrumenter } from 'istanbul-lib-instrument';

/** Where instrumented code keeps its counters, on the global object. */
export const COVERAGE_VARIABLE = '__judge_coverage__';

export interface Instrumented {
  /** The same source with Istanbul counters: TypeScript stays TypeScript, CommonJS stays CommonJS. */
  readonly code: string;
  /** The counters before anything has run. */
  readonly initial: FileCoverageData;
}

export function instrument(file: string): Instrumented {
  const isTypeScript = /\.[cm]?tsx?$/.test(file);
  const instrumenter = createInstrumenter({
    coverageVariable: COVERAGE_VARIABLE,
    esModules: isTypeScript || isEsModule(file),
    compact: false,
    parserPlugins: [...defaultPlugins(), ...(isTypeScript ? ['typescript'] : [])],
  });
  const code = instrumenter.instrumentSync(readFileSync(file, 'utf8'), file);
  return { code, initial: instrumenter.lastFileCoverage() };
}

function defaultPlugins(): readonly unknown[] {
  return createInstrumenter().opts?.parserPlugins ?? [];
}

/** As Node decides: by extension, else by the nearest `package.json`. */
export function isEsModule(file: string): boolean {
  if (extname(file) === '.mjs') return true;
  if (extname(file) === '.cjs') return false;
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = readManifest(join(folder, 'package.json'));
    if (manifest !== null) return manifest.type === 'module';
  }
  return false;
}

function readManifest(path: string): { type?: string } | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as { type?: string };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
