import { readModule, type SourceModule } from '@auklet/analysis';
import { instrument, moduleFactory } from '@auklet/instrumentation';
import { type ModuleDescriptionDto, type OverlayDto, PROTOCOL_VERSION, type SubjectDto } from '@auklet/protocol';

/** A module that a child process can load, and what its instrumented text can cover. */
export interface PreparedModule {
  readonly source: SourceModule;
  readonly description: ModuleDescriptionDto;
  readonly subject: SubjectDto;
}

/**
 * Reads the module and its local dependencies and instruments it.
 *
 * @throws AukletError `usage` or `unloadable`.
 */
export async function prepareModule(file: string): Promise<PreparedModule> {
  const source = await readModule(file);
  const { code, description } = instrument(source.source, {
    filename: source.file,
    format: source.format,
    language: source.language,
    jsx: source.jsx,
  });
  const target: OverlayDto = { url: source.url, format: source.format, source: code, resolutions: source.resolutions };
  const subject: SubjectDto = {
    version: PROTOCOL_VERSION,
    url: source.url,
    format: source.format,
    overlays: description.stateful ? [target, ...source.dependencies].map(withFactory) : [target, ...source.dependencies],
    stateful: description.stateful,
  };
  return { source, description, subject };
}

/** What is evaluated before every test must be cheap to evaluate. */
function withFactory(overlay: OverlayDto): OverlayDto {
  if (overlay.format !== 'module') return overlay;
  const factory = moduleFactory(overlay.source, overlay.url);
  return factory === null ? overlay : { ...overlay, factory };
}
