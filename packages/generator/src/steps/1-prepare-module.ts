import { fileURLToPath } from 'node:url';
import { readModule, type SourceModule } from '@auklet/analysis';
import { holdsModuleState, instrument, moduleFactory } from '@auklet/instrumentation';
import { type ConstantPoolDto, isAukletError, type ModuleDescriptionDto, type OverlayDto, PROTOCOL_VERSION, type SubjectDto } from '@auklet/protocol';

/** Modules whose text is made a function although they are evaluated once only. */
const FEW = 8;

/** Dependencies in the project that are instrumented, nearest first, and the longest text of one. */
const MOST_INSTRUMENTED = 24;
const LONGEST_INSTRUMENTED = 100_000;
const MOST_REGEXPS = 64;

/** A module that a child process can load, and what its instrumented text can cover. */
export interface PreparedModule {
  readonly source: SourceModule;
  readonly description: ModuleDescriptionDto;
  /** Those of the module, and what its dependencies match texts with. */
  readonly constants: ConstantPoolDto;
  /** Files of dependencies whose comparisons can be logged. */
  readonly watchable: readonly string[];
  readonly subject: SubjectDto;
  /** The same as one that is evaluated before every test. */
  readonly renewableSubject: () => SubjectDto;
}

/**
 * Reads the module and its local dependencies and instruments them; of installed packages, only those that are named.
 *
 * @throws AukletError `usage` or `unloadable`.
 */
export async function prepareModule(file: string, instrumented: readonly string[] = []): Promise<PreparedModule> {
  const read = await readModule(file, instrumented);
  const dependencies = read.dependencies.map((dependency, position) => instrumentedIn(dependency, instrumented, position));
  const source = { ...read, dependencies: dependencies.map(({ overlay }) => overlay) };
  const { code, description } = instrument(source.source, {
    filename: source.file,
    format: source.format,
    language: source.language,
    jsx: source.jsx,
    syntax: source.syntax,
  });
  const stateful = description.stateful || read.dependencies.some(isStateful);
  const subject = subjectFor(source, code, stateful);
  const constants = { ...description.constants, regexps: [...description.constants.regexps, ...dependencies.flatMap(({ regexps }) => regexps)].slice(0, MOST_REGEXPS) };
  const watchable = dependencies.flatMap(({ file }) => file ?? []).slice(0, MOST_INSTRUMENTED);
  return { source, description, constants, watchable, subject, renewableSubject: () => ({ ...subject, overlays: subject.overlays.map(withFactory), stateful: true }) };
}

/** The module with `code` in place of its text; a stateful one is evaluated before every test. */
export function subjectFor(source: SourceModule, code: string, stateful: boolean): SubjectDto {
  const target: OverlayDto = { url: source.url, format: source.format, source: code, resolutions: source.resolutions };
  const overlays = [target, ...source.dependencies];
  return { version: PROTOCOL_VERSION, url: source.url, format: source.format, overlays: stateful || overlays.length <= FEW ? overlays.map(withFactory) : overlays, stateful };
}

interface InstrumentedDependency {
  readonly overlay: OverlayDto;
  /** `null` when it is not instrumented. */
  readonly file: string | null;
  readonly regexps: ConstantPoolDto['regexps'];
}

/** What a dependency compares may hold back the module under test; and it counts its steps, as that one does. */
function instrumentedIn(overlay: OverlayDto, packages: readonly string[], position: number): InstrumentedDependency {
  const { url, format, source } = overlay;
  const isNamed = packages.some((name) => url.includes(`/node_modules/${name}/`));
  if (format === 'json' || (!isNamed && (position >= MOST_INSTRUMENTED || source.length > LONGEST_INSTRUMENTED))) return { overlay, file: null, regexps: [] };
  try {
    const file = fileURLToPath(url);
    const { code, description } = instrument(source, { filename: file, format, language: 'javascript', jsx: false });
    return { overlay: { ...overlay, source: code }, file, regexps: description.constants.regexps };
  } catch (error) {
    if (isAukletError(error)) return { overlay, file: null, regexps: [] };
    throw error;
  }
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
