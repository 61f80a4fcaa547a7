import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { instrument } from '@auklet/instrumentation';
import type { ModuleDescriptionDto } from '@auklet/protocol';
import type { ComparedModule } from './modules.ts';
import type { Installations } from './prepare-packages.ts';

export interface InstrumentedFile {
  readonly originalFile: string;
  readonly instrumentedFile: string;
  readonly description: ModuleDescriptionDto;
}

/** Instruments one module of the second installation where it stands, so that everything around it is the same. */
export async function instrumentInPlace(module: ComparedModule, { original, instrumented }: Installations): Promise<InstrumentedFile> {
  const originalFile = await loadableFile(module, original);
  const instrumentedFile = await loadableFile(module, instrumented);
  const { code, description } = instrument(await readFile(originalFile, 'utf8'), {
    filename: module.file,
    format: module.kind === 'commonjs' ? 'commonjs' : 'module',
    language: module.kind === 'typescript' ? 'typescript' : 'javascript',
    jsx: false,
  });
  await writeFile(instrumentedFile, code);
  return { originalFile, instrumentedFile, description };
}

/** Node takes a file for an ES module by its package or its extension. */
async function loadableFile(module: ComparedModule, folder: string): Promise<string> {
  const directory = join(folder, 'node_modules', module.package);
  const file = join(directory, module.file);
  const { type } = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as { type?: string };
  if (module.kind !== 'module' || type === 'module' || file.endsWith('.mjs')) return file;
  await rename(file, `${file}.mjs`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return `${file}.mjs`;
}
