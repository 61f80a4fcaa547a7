import { fileURLToPath } from 'node:url';
import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { OverlayDto } from '@auklet/protocol';
import { isAukletError } from '@auklet/protocol';
import { parseSource } from '../loading/parse-source.ts';
import { findAliases } from './aliases.ts';
import { exportedFunctions } from './exported-function.ts';
import type { KnownFunction } from './function-table.ts';
import { importedName } from './imported-function.ts';
import type { SlotTable } from './slot-table.ts';
import { addUsageFacts } from './usage-facts.ts';

/** How many modules away a value is followed. */
const MAX_DISTANCE = 2;
const MAX_MODULES = 24;
const MAX_CHARACTERS = 200_000;

export interface UsageRequest {
  readonly ast: t.File;
  readonly resolutions: Readonly<Record<string, string>>;
  readonly dependencies: readonly OverlayDto[];
}

/** What a module does with its parameters, here and in the project functions that it passes them to. */
export function moduleUsage({ ast, resolutions, dependencies }: UsageRequest): SlotTable {
  const project = new ProjectUsage(dependencies);
  const table = findAliases(ast, (callee) => project.find(callee, resolutions, 1));
  addUsageFacts(ast, table);
  return table;
}

interface ReadUsage {
  readonly table: SlotTable;
  readonly functions: ReadonlyMap<string, NodePath<t.Function>>;
}

/** Reads a dependency when the first value is passed to it. */
class ProjectUsage {
  private readonly overlays: ReadonlyMap<string, OverlayDto>;
  private readonly read = new Map<string, ReadUsage | undefined>();

  constructor(dependencies: readonly OverlayDto[]) {
    this.overlays = new Map(dependencies.map((overlay) => [overlay.url, overlay]));
  }

  find(callee: NodePath, resolutions: Readonly<Record<string, string>>, distance: number): KnownFunction | undefined {
    const imported = importedName(callee);
    const url = imported === undefined ? undefined : resolutions[imported.specifier];
    const usage = url === undefined ? undefined : this.usageOf(url, distance);
    const path = imported === undefined ? undefined : usage?.functions.get(imported.name);
    return path === undefined || usage === undefined ? undefined : { path, parameters: usage.table.parametersOf(path.node) };
  }

  private usageOf(url: string, distance: number): ReadUsage | undefined {
    if (this.read.has(url)) return this.read.get(url);
    const overlay = this.overlays.get(url);
    if (overlay === undefined || distance > MAX_DISTANCE || this.read.size >= MAX_MODULES || overlay.source.length > MAX_CHARACTERS) return undefined;
    this.read.set(url, undefined);
    const ast = parseOverlay(overlay);
    if (ast === undefined) return undefined;
    const table = findAliases(ast, (callee) => this.find(callee, overlay.resolutions, distance + 1));
    const usage = { table, functions: exportedFunctions(ast) };
    this.read.set(url, usage);
    addUsageFacts(ast, table);
    return usage;
  }
}

/** A dependency that does not parse is for its loader to complain about. */
function parseOverlay({ url, format, source }: OverlayDto): t.File | undefined {
  if (format === 'json') return undefined;
  try {
    return parseSource({ file: fileURLToPath(url), source, language: 'javascript', jsx: true });
  } catch (error) {
    if (isAukletError(error)) return undefined;
    throw error;
  }
}
