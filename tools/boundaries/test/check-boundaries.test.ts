import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { EdgeTable } from '../allowed-edges.ts';
import { checkBoundaries } from '../check-boundaries.ts';
import { SCRATCH_TABLE, withScratchScope } from './scratch-scope.ts';

function violations(changes: Record<string, string>, table: EdgeTable = SCRATCH_TABLE): string[] {
  const report = withScratchScope(changes, (root) => checkBoundaries(root, table));
  return report.violations.map(({ place, message }) => `${place}: ${message}`);
}

test('finds nothing where the rules are kept, and says what it looked at', () => {
  const report = withScratchScope({}, (root) => checkBoundaries(root, SCRATCH_TABLE));
  assert.equal(report, { packages: 2, sources: 4, imports: 5, childModules: 2, violations: [] });
});

const index = 'packages/high/src/index.ts';
const low = 'packages/low/src/index.ts';
const cases: [name: string, changes: Record<string, string>, expected: RegExp][] = [
  ['an undeclared import', { [index]: "import 'recast';" }, /high\/src\/index\.ts:1: 'recast' is not a dependency/],
  ['an undeclared dynamic import', { [index]: "\nawait import('recast');" }, /index\.ts:2: 'recast' is not a dependency/],
  ['an undeclared require', { [index]: "require('recast/parsers/babel');" }, /'recast\/parsers\/babel' is not a dep/],
  ['an edge upwards', { [low]: "import type { two } from '@scope/high';" }, /low\/src\/index\.ts:1: '@scope\/high' is not a dep/],
  ['a path into a sibling', { [index]: "import '../../low/src/index.ts';" }, /leaves the package's sources/],
  ['a builtin in a pure package', { [low]: "import 'node:fs';" }, /is pure and may not import 'node:fs'/],
  ['the clock in a pure package', { [low]: 'export const t: number = Date.now();' }, /is pure and may not use Date\.now/],
  ['a schema library in a child', { 'packages/high/src/child/entry.ts': "import 'zod';" }, /'zod' may not be loaded in a child/],
  ['a schema library behind a module of a child', { 'packages/high/src/child/entry.ts': "import '../index.ts';" }, /'zod' may not be loaded/],
];
for (const [name, changes, expected] of cases) {
  test(`finds ${name}`, () => {
    const found = violations(changes);
    assert.is(found.length, 1, found.join('\n'));
    assert.match(found[0] ?? '', expected);
  });
}

test('lets a child side name types of what it may not load', () => {
  assert.equal(violations({ 'packages/high/src/child/entry.ts': "import type { z } from 'zod';" }), []);
});

const high = SCRATCH_TABLE['@scope/high'] as EdgeTable[string];
const tables: [name: string, table: EdgeTable, expected: RegExp][] = [
  ['a dependency that the table does not allow', { ...SCRATCH_TABLE, '@scope/high': { ...high, external: [] } }, /does not allow @scope\/high -> zod/],
  ['an edge that no manifest declares', { ...SCRATCH_TABLE, '@scope/high': { ...high, external: ['recast', 'zod'] } }, /recast, which is not declared/],
  ['a table edge to the same layer', { ...SCRATCH_TABLE, '@scope/high': { ...high, layer: 0 } }, /does not point to a lower layer/],
  ['a package that is missing', { ...SCRATCH_TABLE, '@scope/none': { ...high, internal: [], external: [] } }, /@scope\/none has no folder/],
  ['a package that is not in the table', { '@scope/high': high }, /@scope\/low is not in the table/],
];
for (const [name, table, expected] of tables) {
  test(`finds ${name}`, () => assert.match(violations({}, table).join('\n'), expected));
}

test('finds a light package that depends on a heavy one', () => {
  const heavyLow = { ...(SCRATCH_TABLE['@scope/low'] as EdgeTable[string]), weight: 'heavy' } as const;
  const table: EdgeTable = { '@scope/low': heavyLow, '@scope/high': { ...high, weight: 'light' } };
  assert.match(violations({}, table).join('\n'), /may not depend on heavy @scope\/low/);
});

test('fails when there is nothing to look at', () => {
  const report = withScratchScope({}, (root) => checkBoundaries(`${root}/packages/low`, {}));
  assert.equal(report.violations.map(({ message }) => message), ['no packages seen', 'no sources seen', 'no imports seen', 'no childModules seen']);
});

test.run();
