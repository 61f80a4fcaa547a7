// Runs in the loader thread of a child, where Node has no synchronous hooks: may import node builtins and protocol only.
import type { MessagePort } from 'node:worker_threads';
import type { InitializeHook, LoadHook, ResolveHook } from 'node:module';
import { concernedInstance, loadOverlay, markResolution, type OverlayTable, resolveInOverlay } from './esm-overlays.ts';
import { parseInstanceUrl } from './instance-url.ts';

export interface TableMessage {
  readonly subject: number;
  readonly table: OverlayTable;
}

const tables = new Map<number, OverlayTable>();
let wake: () => void = () => undefined;
let changed = new Promise<void>((resolve) => (wake = resolve));

export const initialize: InitializeHook<MessagePort> = (port) => {
  port.on('message', ({ subject, table }: TableMessage) => {
    tables.set(subject, table);
    wake();
    changed = new Promise((resolve) => (wake = resolve));
  });
  port.unref();
};

/** A table and the import that needs it travel different ways: either may arrive first. */
async function tableOf(subject: number): Promise<OverlayTable> {
  for (let table = tables.get(subject); ; table = tables.get(subject)) {
    if (table !== undefined) return table;
    await changed;
  }
}

export const resolve: ResolveHook = async (specifier, context, nextResolve) => {
  const reference = concernedInstance(specifier, context);
  if (reference === undefined) return nextResolve(specifier, context);
  const table = await tableOf(reference.subject);
  return resolveInOverlay(table, reference, specifier, context) ?? markResolution(table, reference, await nextResolve(specifier, context));
};

export const load: LoadHook = async (url, context, nextLoad) => {
  const reference = parseInstanceUrl(url);
  if (reference === undefined) return nextLoad(url, context);
  return loadOverlay(await tableOf(reference.subject), reference.url) ?? nextLoad(url, context);
};
