// Runs in the child: may import node builtins and protocol only.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { SubjectDto } from '@auklet/protocol';
import type { Patches } from '../environment/patches.ts';
import { CjsOverlays } from './cjs-overlays.ts';
import { registerOverlays } from './esm-loader.ts';
import { instanceUrl } from './instance-url.ts';

export type Namespace = Readonly<Record<string, unknown>>;

/** Evaluates a subject, as often as asked. */
export class SubjectLoader {
  readonly #subject: SubjectDto;
  readonly #cjs: CjsOverlays;
  #number: number | undefined;
  #instances = 0;

  constructor(subject: SubjectDto) {
    this.#subject = subject;
    this.#cjs = new CjsOverlays(subject.overlays, [...new Set([subject.url, ...subject.overlays.map(({ url }) => url)])].map((url) => fileURLToPath(url)));
    if (subject.format === 'module' || subject.overlays.some(({ format }) => format === 'module')) this.#number = registerOverlays(subject);
  }

  install(patches: Patches): void {
    this.#cjs.install(patches);
  }

  /** New instances of the subject and of its overlaid modules; a promise only for an ES module. */
  load(): Namespace | Promise<Namespace> {
    this.#instances++;
    this.#cjs.renew();
    const { url, format } = this.#subject;
    if (format === 'module') return import(instanceUrl(url, this.#number as number, this.#instances)) as Promise<Namespace>;
    const file = fileURLToPath(url);
    return { default: createRequire(file)(file) as unknown };
  }
}
