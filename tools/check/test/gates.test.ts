import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { passes, type Gate, type GateReport } from '../gate.ts';
import { lintGate } from '../gates/lint-gate.ts';
import { manifestGate } from '../gates/manifest-gate.ts';
import { publishedTypesGate } from '../gates/published-types-gate.ts';
import { typesGate } from '../gates/types-gate.ts';
import { unusedGate } from '../gates/unused-gate.ts';
import { packPackages, type PackedPackage } from '../pack-packages.ts';
import { withRepository } from './scratch-repository.ts';

const GOOD = 'export const one: number = 1;\n';

function look(gate: (root: string) => Gate, files: Record<string, string>): Promise<GateReport> {
  return withRepository(files, (root) => gate(root).run());
}

const sourceGates: [gate: (root: string) => Gate, bad: string, problem: RegExp][] = [
  [typesGate, "export const one: number = 'one';\n", /tools\/bad\.ts.*TS2322/],
  [typesGate, 'export const two: number = [1][0];\n', /TS2322/],
  [lintGate, 'export const loose = (value: any): unknown => value == 1;\n', /tools\/bad\.ts:1: .*any/],
  [lintGate, '// @ts-ignore\nexport const one: number = 1;\n', /tools\/bad\.ts:1: /],
];
for (const [gate, bad, problem] of sourceGates) {
  test(`${gate.name} finds what is wrong in \`${bad.trim()}\``, async () => {
    const report = await look(gate, { 'tools/good.ts': GOOD, 'tools/bad.ts': bad });
    assert.is(report.looked, 2);
    assert.match(report.problems, problem);
    assert.not.match(report.problems, 'good.ts');
  });
}

for (const gate of [typesGate, lintGate]) {
  test(`${gate.name} passes good files and counts them`, async () => {
    assert.equal(await look(gate, { 'tools/good.ts': GOOD }), { looked: 1, things: 'files', problems: '' });
  });

  test(`${gate.name} fails where there is nothing`, async () => assert.not(passes(await look(gate, {}))));
}

test('unusedGate finds an export that nothing uses, and a dependency that nobody declares', async () => {
  const files = {
    'knip.json': '{ "entry": ["index.ts"], "project": ["*.ts"], "include": ["files", "exports", "unlisted"] }',
    'index.ts': "import 'recast';\nimport { used } from './parts.ts';\nconsole.log(used);\n",
    'parts.ts': 'export const used = 1;\nexport const forgotten = 2;\n',
  };
  const report = await look(unusedGate, files);
  assert.is(report.looked, 2);
  assert.match(report.problems, 'forgotten');
  assert.match(report.problems, 'recast');
});

function packageFiles(manifest: object): Record<string, string> {
  const common = { name: 'parts', version: '1.0.0', type: 'module', files: ['dist'], license: 'MIT' };
  return {
    'package.json': '{ "name": "root", "private": true, "workspaces": ["packages/*"] }',
    'packages/parts/package.json': JSON.stringify({ ...common, ...manifest }),
    'packages/parts/dist/index.js': 'export const one = 1;\n',
    'packages/parts/dist/index.d.ts': 'export declare const one: number;\n',
  };
}

async function lookPacked(gate: (root: string, packed: readonly PackedPackage[]) => Gate, manifest: object): Promise<GateReport> {
  return withRepository(packageFiles(manifest), async (root) => {
    const destination = join(root, 'packed');
    mkdirSync(destination);
    return gate(root, await packPackages(root, destination)).run();
  });
}

const manifests = (_root: string, packed: readonly PackedPackage[]): Gate => manifestGate(packed);
const right = { exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } };

test('manifestGate and publishedTypesGate pass a package that is in order', async () => {
  assert.equal(await lookPacked(manifests, right), { looked: 1, things: 'packages', problems: '' });
  assert.equal(await lookPacked(publishedTypesGate, right), { looked: 1, things: 'libraries', problems: '' });
});

test('manifestGate finds an export that is not there', async () => {
  const report = await lookPacked(manifests, { exports: { '.': './dist/missing.js' } });
  assert.match(report.problems, /parts: .*dist\/missing\.js.*does not exist/);
});

test('publishedTypesGate finds a package whose types are not found', async () => {
  const report = await lookPacked(publishedTypesGate, { exports: { '.': './dist/index.js', './untyped': './dist/untyped.js' } });
  assert.match(report.problems, 'parts');
});

test.run();
