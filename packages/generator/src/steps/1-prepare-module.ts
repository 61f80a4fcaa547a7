import { fileURLToPath } from 'node:url';
import { readModule, type SourceModule } from '@auklet/analysis';
import { holdsModuleState, instrument, moduleFactory } from '@auklet/instrumentation';
import { type ModuleDescriptionDto, type OverlayDto, PROTOCOL_VERSION, type SubjectDto } from '@auklet/protocol';

/** Modules whose text is made a function although they are evaluated once only. */
const FEW = 8;

/** A module that a child process can load, and what its instrumented text can cover. */
export interface PreparedModule {
  readonly source: SourceModule;
  readonly description: ModuleDescriptionDto;
  readonly subject: SubjectDto;
  /** The same as one that is evaluated before every test. */
  readonly renewableSubject: () => SubjectDto;
}

/**
 * Reads the module and its local dependencies and instruments it; of what it depends on, only the packages that are named.
 *
 * @throws AukletError `usage` or `unloadable`.
 */
export async function prepareModule(file: string, instrumented: readonly string[] = []): Promise<PreparedModule> {
  const read = await readModule(file, instrumented);
  const source = { ...read, dependencies: read.dependencies.map((dependency) => instrumentedIn(dependency, instrumented)) };
  const { code, description } = instrument(source.source, {
    filename: source.file,
    format: source.format,
    language: source.language,
    jsx: source.jsx,
    syntax: source.syntax,
  });
  const stateful = description.stateful || source.dependencies.some(isStateful);
  const subject = subjectFor(source, code, stateful);
  return { source, description, subject, renewableSubject: () => ({ ...subject, overlays: subject.overlays.map(withFactory), stateful: true }) };
}

/** The module with `code` in place of its text; a stateful one is evaluated before every test. */
export function subjectFor(source: SourceModule, code: string, stateful: boolean): SubjectDto {
  const target: OverlayDto = { url: source.url, format: source.format, source: code, resolutions: source.resolutions };
  const overlays = [target, ...source.dependencies];
  return { version: PROTOCOL_VERSION, url: source.url, format: source.format, overlays: stateful || overlays.length <= FEW ? overlays.map(withFactory) : overlays, stateful };
}

/** A module of a named package counts its steps, as the module under test does. */
function instrumentedIn(dependency: OverlayDto, packages: readonly string[]): OverlayDto {
  const { url, format, source } = dependency;
  if (format === 'json' || !packages.some((name) => url.includes(`/node_modules/${name}/`))) return dependency;
  return { ...dependency, source: instrument(source, { filename: fileURLToPath(url), format, language: 'javascript', jsx: false }).code };
}

function isStateful({ format, source, url }: OverlayDto): boolean {
  return format !== 'json' && holdsModuleState(source, url, format);
}

/** What is evaluated before every test must be cheap to evaluate; and where there is little to transform, processes start sooner without a loader. */
function withFactory(overlay: OverlayDto): OverlayDto {
  if (overlay.format !== 'module' || overlay.factory !== undefined) return overlay;
  const factory = moduleFactory(overlay.source, overlay.url);
  return factory === null ? overlay : { ...overlay, factory };
}
