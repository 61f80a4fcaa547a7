// Runs in the child: may import node builtins and protocol only.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { SubjectDto } from '@auklet/protocol';
import type { Patches } from '../environment/patches.ts';
import { CjsOverlays } from './cjs-overlays.ts';
import { registerOverlays } from './esm-loader.ts';
import { instanceUrl } from './instance-url.ts';
import { ModuleFactories } from './module-factories.ts';

export type Namespace = Readonly<Record<string, unknown>>;

/** Evaluates a subject, as often as asked. */
export class SubjectLoader {
  readonly #subject: SubjectDto;
  readonly #cjs: CjsOverlays;
  #number: number | undefined;
  #factories: ModuleFactories | undefined;
  #instances = 0;

  constructor(subject: SubjectDto) {
    this.#subject = subject;
    this.#cjs = new CjsOverlays(subject.overlays, [...new Set([subject.url, ...subject.overlays.map(({ url }) => url)])].map((url) => fileURLToPath(url)));
  }

  /** Once, before the first `load`. */
  async prepare(): Promise<void> {
    const { format, overlays } = this.#subject;
    this.#factories = await ModuleFactories.prepare(this.#subject);
    const needsImport = format === 'module' || overlays.some((overlay) => overlay.format === 'module');
    if (this.#factories === undefined && needsImport) this.#number = registerOverlays(this.#subject);
  }

  install(patches: Patches): void {
    this.#cjs.install(patches);
  }

  /** New instances of the subject and of its overlaid modules; a promise only for an ES module that Node imports. */
  load(): Namespace | Promise<Namespace> {
    this.#instances++;
    this.#cjs.renew();
    if (this.#factories !== undefined) return this.#factories.instantiate();
    const { url, format } = this.#subject;
    if (format === 'module') return import(instanceUrl(url, this.#number as number, this.#instances)) as Promise<Namespace>;
    const file = fileURLToPath(url);
    return { default: createRequire(file)(file) as unknown };
  }
}
