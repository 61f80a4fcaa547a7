import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { EdgeTable } from '../allowed-edges.ts';

/** A small scope that keeps all rules: `low` is pure, `high` depends on it and has a child side. */
const FILES: Record<string, string> = {
  'packages/low/package.json': manifest('@scope/low', {}),
  'packages/low/src/index.ts': 'export const one: number = 1;\n',
  'packages/low/src/schema/index.ts': "export * from '../index.ts';\n",
  'packages/high/package.json': manifest('@scope/high', { '@scope/low': '1.0.0', zod: '1.0.0' }),
  'packages/high/src/index.ts': "import { z } from 'zod';\nimport { one } from '@scope/low';\nexport const two: unknown = [z, one];\n",
  'packages/high/src/child/entry.ts': "import { readFileSync } from 'node:fs';\nimport { one } from '@scope/low';\nexport const x: unknown = [readFileSync, one];\n",
};

export const SCRATCH_TABLE: EdgeTable = {
  '@scope/low': { layer: 0, weight: 'light', pure: true, internal: [], external: [] },
  '@scope/high': { layer: 1, weight: 'heavy', pure: false, internal: ['@scope/low'], external: ['zod'] },
};

function manifest(name: string, dependencies: Record<string, string>): string {
  const exports = { '.': { default: './dist/index.js' }, './schema': { default: './dist/schema/index.js' } };
  return JSON.stringify({ name, dependencies, exports });
}

/** Runs `look` on a copy of the small scope in which `changes` are made. */
export function withScratchScope<T>(changes: Record<string, string>, look: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'auklet-boundaries-'));
  try {
    for (const [path, text] of Object.entries({ ...FILES, ...changes })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return look(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}
