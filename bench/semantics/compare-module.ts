import { tracer } from '@auklet/tracer';
import { driveModule, type Behaviour, type Drive } from './drive-module.ts';
import { instrumentInPlace } from './instrument-in-place.ts';
import type { ComparedModule } from './modules.ts';
import type { Installations } from './prepare-packages.ts';

const STEPS = 0x7fff_ffff;
/** How deep the stack goes is no behaviour, and what was done on the way down depends on it. */
const OVERFLOW = 'Maximum call stack size exceeded';

export interface ModuleComparison {
  readonly module: string;
  readonly kind: ComparedModule['kind'];
  readonly calls: number;
  /** Calls that never end, or overflow the stack. */
  readonly leftOut: number;
  readonly differences: readonly Difference[];
}

interface Difference {
  readonly call: number;
  readonly original: string;
  readonly instrumented: string;
}

/** Makes the same calls into the original and the instrumented module, with full tracing, and compares all that can be seen. */
export async function compareModule(module: ComparedModule, { original, instrumented }: Installations, load: Pick<Drive, 'calls' | 'seed' | 'limit'>): Promise<ModuleComparison> {
  const isTypeScript = module.kind === 'typescript';
  const { originalFile, instrumentedFile, description } = await instrumentInPlace(module, { original, instrumented });
  const drive: Omit<Drive, 'file' | 'skipped' | 'tracer'> = { ...load, isTypeScript, constants: description.constants };
  const expected = await driveModule({ ...drive, file: originalFile, skipped: [], tracer: null });
  const { remote } = tracer({ module: module.file, steps: STEPS });
  const found = await driveModule({ ...drive, file: instrumentedFile, skipped: expected.lost, tracer: remote });
  return { module: `${module.package}/${module.file}`, kind: module.kind, ...compared(expected, found) };
}

function compared(expected: Behaviour, found: Behaviour): Pick<ModuleComparison, 'calls' | 'leftOut' | 'differences'> {
  const differences: Difference[] = [];
  let leftOut = expected.lost.length;
  if (expected.calls.size === 0 || expected.error !== '' || String(expected.callables) !== String(found.callables)) {
    differences.push({ call: -1, original: expected.error || `can be called: ${expected.callables}`, instrumented: found.error || `can be called: ${found.callables}` });
  }
  for (const [call, original] of expected.calls) {
    const instrumented = found.calls.get(call) ?? 'never ended';
    if (original.includes(OVERFLOW) || instrumented.includes(OVERFLOW)) leftOut++;
    else if (original !== instrumented) differences.push({ call, original, instrumented });
  }
  return { calls: expected.calls.size, leftOut, differences };
}
