import { dirname, extname, relative, sep } from 'node:path';
import type { GenerateOptions } from '../options/generate-options.ts';
import { seedFiles } from '../seeds/seed-files.ts';
import type { Target } from '../targets/find-targets.ts';
import { canonicalOptions } from './canonical-options.ts';
import { ImportWalk } from './imported-files.ts';
import type { JobDescriptionDto } from './job-description.ts';
import { ProjectFiles } from './project-files.ts';
import { SettingsSearch } from './project-settings.ts';

export interface DescriberContext {
  readonly cwd: string;
  /** Of Auklet. */
  readonly version: string;
}

/** Describes the jobs of one run; what many of them depend on is read once. */
export class JobDescriber {
  readonly #context: DescriberContext;
  readonly #files = new ProjectFiles();
  readonly #imports = new ImportWalk(this.#files);
  readonly #settings = new SettingsSearch(this.#files);

  constructor(context: DescriberContext) {
    this.#context = context;
  }

  describe({ file, exportName, lines, base }: Target, options: GenerateOptions): JobDescriptionDto {
    const { files, installed } = this.#settings.of(dirname(file));
    const imported = this.#imports.from([file, ...this.#declarationsOf(file), ...files.filter((one) => SCRIPT.test(one))]);
    const seeds = seedFiles(options.seedTests, file, this.#context.cwd, this.#imports);
    const sources = [...[...imported.files, ...files, ...seeds].map((one) => [this.#path(one), this.#files.hash(one)]), ...[...imported.workspaces].map((one) => [`${this.#path(one)}/`, this.#files.folderHash(one)])] as [string, string][];
    return {
      version: 1,
      auklet: this.#context.version,
      host: `${process.versions.node} ${process.platform}`,
      file: this.#path(file),
      exportName,
      lines,
      base: this.#path(base),
      options: canonicalOptions(options),
      sources: sorted(sources),
      installed,
    };
  }

  #declarationsOf(file: string): readonly string[] {
    const stem = file.slice(0, -extname(file).length);
    return ['.d.ts', '.d.mts', '.d.cts'].map((extension) => stem + extension).filter((one) => this.#files.text(one) !== null);
  }

  #path(file: string): string {
    return relative(this.#context.cwd, file).split(sep).join('/');
  }
}

const SCRIPT = /\.[cm]?[jt]s$/;

function sorted(entries: readonly [string, string][]): Record<string, string> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
