import { rm } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { readIfThere } from '../files/read-if-there.ts';
import { replaceFile } from '../files/replace-file.ts';
import { contentHash } from '../jobs/content-hash.ts';
import { TargetFailure } from '../target-failure.ts';

/** One file as the work on a module found it and as it has to be afterwards; `null` stands for a file that is not there. */
export interface OutputFileDto {
  /** Relative to the working folder, with forward slashes. */
  readonly path: string;
  /** SHA-256 of what was there. */
  readonly before: string | null;
  /** Text that has to be there. */
  readonly after: string | null;
  /** Whether the file holds, or may come to hold, more than these tests: it is put where nothing has changed only. */
  readonly isShared: boolean;
}

/** What the work on one module writes: at once, or only told to whoever asked for it. */
export class OutputFiles {
  readonly #cwd: string;
  readonly #writes: boolean;
  readonly #files = new Map<string, OutputFileDto>();

  constructor(cwd: string, { writes }: { readonly writes: boolean }) {
    this.#cwd = cwd;
    this.#writes = writes;
  }

  /**
   * Sets what `path` (absolute) has to hold; `before` is what was read there.
   *
   * @throws TargetFailure `protected` when something else is there by now
   */
  async put(path: string, before: string | null, after: string | null, { isShared = false }: Partial<Pick<OutputFileDto, 'isShared'>> = {}): Promise<void> {
    const name = relative(this.#cwd, path).split(sep).join('/');
    this.#files.set(name, { path: name, before: before === null ? null : contentHash(before), after, isShared });
    if (!this.#writes || after === before) return;
    if (readIfThere(path, name) !== before) throw new TargetFailure('protected', `${name} was changed while Auklet was at work and was left as it is; run Auklet again`, { testFile: name });
    await write(path, after);
  }

  files(): readonly OutputFileDto[] {
    return [...this.#files.values()];
  }
}

export async function write(path: string, text: string | null): Promise<void> {
  if (text === null) await rm(path, { force: true });
  else await replaceFile(path, text);
}
