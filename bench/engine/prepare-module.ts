import { readModule, analyse, moduleInterface } from '@auklet/analysis';
import { instrument, moduleFactory } from '@auklet/instrumentation';
import { exportsObserver, exportsOf } from '@auklet/observers';
import { PROTOCOL_VERSION, type OverlayDto, type SubjectDto } from '@auklet/protocol';
import { createSubprocessExecutor } from '@auklet/runner';
import { TestCluster } from '@auklet/testcase';

export interface PreparedModule {
  /** Instrumented, as the search executes it. */
  readonly subject: SubjectDto;
  readonly cluster: TestCluster;
  /** The name under which its text reports what it does. */
  readonly filename: string;
}

/** Instruments a module and finds out what can be called, as `auklet generate` does before it searches. */
export async function prepareModule(file: string): Promise<PreparedModule> {
  const source = await readModule(file);
  const { filename, format, language, jsx } = { filename: source.file, ...source };
  const { code, description } = instrument(source.source, { filename, format, language, jsx });
  const target: OverlayDto = { url: source.url, format, source: code, resolutions: source.resolutions };
  const overlays = [target, ...source.dependencies].map((overlay) => (description.stateful ? withFactory(overlay) : overlay));
  const subject: SubjectDto = { version: PROTOCOL_VERSION, url: source.url, format, overlays, stateful: description.stateful };
  const executor = createSubprocessExecutor({ subject, observers: [exportsObserver()] });
  try {
    const loaded = await executor.execute({ version: PROTOCOL_VERSION, statements: [] });
    const whole = moduleInterface(await analyse(source), exportsOf(loaded), description.constants);
    return { subject, cluster: new TestCluster(whole), filename };
  } finally {
    await executor.close();
  }
}

function withFactory(overlay: OverlayDto): OverlayDto {
  const factory = overlay.format === 'module' ? moduleFactory(overlay.source, overlay.url) : null;
  return factory === null ? overlay : { ...overlay, factory };
}
