// Runs in the child and in its loader thread: may import node builtins and protocol only.
import type { ResolveHookContext, LoadFnOutput, ResolveFnOutput } from 'node:module';
import type { OverlayDto, SubjectDto } from '@auklet/protocol';
import { INSTANCE_MARK, type InstanceReference, instanceUrl, parseInstanceUrl } from './instance-url.ts';

/** What the loader has to know of one subject. */
export interface OverlayTable {
  readonly overlays: ReadonlyMap<string, OverlayDto>;
  /** Modules that every instance of the subject has to itself. */
  readonly renewed: ReadonlySet<string>;
}

export function overlayTable(subject: SubjectDto): OverlayTable {
  const overlays = new Map(subject.overlays.map((overlay) => [overlay.url, overlay]));
  return { overlays, renewed: new Set([...overlays.keys(), subject.url]) };
}

/** The subject's instance that a resolution concerns, if any: its entry, or an import of one of its modules. */
export function concernedInstance(specifier: string, context: ResolveHookContext): InstanceReference | undefined {
  return parseInstanceUrl(specifier) ?? parseInstanceUrl(context.parentURL);
}

/** Where an overlay's specifier leads, without asking Node; `undefined` when Node has to say. */
export function resolveInOverlay(table: OverlayTable, reference: InstanceReference, specifier: string, context: ResolveHookContext): ResolveFnOutput | undefined {
  if (parseInstanceUrl(specifier) !== undefined) return resolved(table, specifier, reference.url);
  const resolutions = table.overlays.get(reference.url)?.resolutions;
  if (resolutions === undefined || !Object.hasOwn(resolutions, specifier)) return undefined;
  const target = resolutions[specifier] as string;
  return { ...resolved(table, marked(table, reference, target), target), importAttributes: context.importAttributes };
}

/** Gives what Node resolved the mark of its instance. */
export function markResolution(table: OverlayTable, reference: InstanceReference, resolution: ResolveFnOutput): ResolveFnOutput {
  const url = marked(table, reference, resolution.url);
  return url === resolution.url ? resolution : { ...resolution, url, shortCircuit: true };
}

export function loadOverlay(table: OverlayTable, url: string): LoadFnOutput | undefined {
  const overlay = table.overlays.get(url);
  if (overlay === undefined) return undefined;
  const source = overlay.format === 'commonjs' ? null : overlay.format === 'module' ? withoutMark(overlay) : overlay.source;
  return { format: overlay.format, source: source as string, shortCircuit: true };
}

/** A module sees the address that it would have without us; its lines keep their numbers. */
function withoutMark({ url, source }: OverlayDto): string {
  if (!source.includes('import.meta')) return source;
  const address = `import.meta.url = ${JSON.stringify(url)};`;
  const resolve = `import.meta.resolve = ((resolve) => (...args) => resolve(...args).replace(${INSTANCE_MARK}, ''))(import.meta.resolve);`;
  return `${address} ${resolve} ${source}`;
}

function marked(table: OverlayTable, reference: InstanceReference, url: string): string {
  return table.renewed.has(url) ? instanceUrl(url, reference.subject, reference.instance) : url;
}

function resolved(table: OverlayTable, url: string, plainUrl: string): ResolveFnOutput {
  const format = table.overlays.get(plainUrl)?.format;
  return { url, shortCircuit: true, ...(format === undefined ? {} : { format }) };
}
