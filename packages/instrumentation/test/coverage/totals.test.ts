import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CoverageRecord, coverageOf, instrument } from '@auklet/instrumentation';
import coverage from 'istanbul-lib-coverage';
import { createInstrumenter } from 'istanbul-lib-instrument';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const require = createRequire(import.meta.url);
const TOPICS = ['branches', 'statements', 'functions', 'lines'] as const;

/** Real modules by package and path; none of them holds comments that only other tools than Istanbul honour. */
const MODULES: readonly string[] = [
  'ms/index.js',
  'minimist/index.js',
  'semver/classes/range.js',
  'semver/ranges/subset.js',
  'semver/internal/re.js',
  'esprima/dist/esprima.js',
  'argparse/argparse.js',
  'yaml/dist/parse/lexer.js',
  'yaml/dist/compose/compose-collection.js',
  'json5/dist/index.mjs',
  'smol-toml/dist/parse.js',
  'js-tokens/index.js',
  'kleur/index.mjs',
  'uvu/diff/index.mjs',
  'fflate/esm/browser.js',
  'strip-json-comments/index.js',
  'tinypool/dist/index.js',
  'flatted/esm/index.js',
  'tsconfig-paths/src/match-path-sync.ts',
  'tsconfig-paths/src/filesystem.ts',
  'tsconfig-paths/src/try-path.ts',
  '@jridgewell/trace-mapping/src/trace-mapping.ts',
  '@jridgewell/gen-mapping/src/gen-mapping.ts',
  '@babel/core/src/transform-file.ts',
];

const totals = suite('totals as Istanbul has them');

for (const path of MODULES) {
  totals(path, () => {
    const source = readFileSync(fileOf(path), 'utf8');
    const isTypeScript = path.endsWith('.ts');
    const isModule = isTypeScript || /^\s*(?:import|export)\b/m.test(source);
    const instrumenter = createInstrumenter({ esModules: isModule, autoWrap: true, parserPlugins: isTypeScript ? ['typescript'] : [] });
    instrumenter.instrumentSync(source, path);
    const expected = coverage.createFileCoverage(instrumenter.lastFileCoverage()).toSummary().toJSON();
    const { description } = instrument(source, {
      filename: path,
      format: isModule ? 'module' : 'commonjs',
      language: isTypeScript ? 'typescript' : 'javascript',
      jsx: false,
    });
    const found = coverageOf(description, new CoverageRecord(description));
    for (const topic of TOPICS) assert.is(found[topic].total, expected[topic].total, topic);
  });
}

totals.run();

/** Packages may not export what lies deeper, so the folder is found by their manifest. */
function fileOf(path: string): string {
  const [, name = '', rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path) ?? [];
  const folder = require.resolve.paths(name)?.map((base) => join(base, name, rest)).find(isReadable);
  return folder ?? join(dirname(require.resolve(`${name}/package.json`)), rest);
}

function isReadable(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}
