import type { PatternLibrary } from '../patterns/pattern-library.ts';
import { patternGroups } from './pattern-groups.ts';
import type { Lens, TextView } from './text-view.ts';
import { viewsOf } from './views-of.ts';

const CAPACITY = 512;

/** What programs with these patterns may make of texts, kept for the texts that come back. */
export class ViewCache {
  readonly #patterns: PatternLibrary;
  readonly #views = new Map<string, readonly TextView[]>();
  #known = -1;
  #groups: Lens = () => [];

  constructor(patterns: PatternLibrary) {
    this.#patterns = patterns;
  }

  viewsOf(text: string): readonly TextView[] {
    this.#renew();
    let views = this.#views.get(text);
    if (views === undefined) {
      views = viewsOf(text, this.#groups);
      this.#views.set(text, views);
    }
    return views;
  }

  #renew(): void {
    if (this.#known !== this.#patterns.size) {
      this.#known = this.#patterns.size;
      this.#groups = patternGroups(this.#patterns.sources);
      this.#views.clear();
    } else if (this.#views.size >= CAPACITY) this.#views.clear();
  }
}
