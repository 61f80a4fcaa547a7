// Runs in the child: may import node builtins and protocol only.
import { types } from 'node:util';
import { markMimic, type MimicDto, mimicPosition, type MimicStepDto, type MimicUse, type ProbeDto, type ValueTree } from '@auklet/protocol';
import type { Patches } from '../environment/patches.ts';
import { tamperProofMap, tamperProofWeakMap } from '../environment/tamper-proof.ts';
import { ListeningHandler } from './listening-handler.ts';
import { type Callable, openTarget, OpenHandler } from './open-handler.ts';
import { spellStep } from './spell-step.ts';

const MOST = 300;
const DEEPEST = 12;
const MOST_CALLS = 200;

const { isProxy, isMap, isSet, isDate, isRegExp, isPromise, isTypedArray, isNativeError, isGeneratorObject } = types;

/** A mimic while its probe runs. */
export interface Mimic extends MimicDto {
  readonly position: number;
  readonly depth: number;
  readonly uses: MimicUse[];
  /** What has been made of it or written to it, by name. */
  readonly made: Map<string, unknown>;
}

/** The mimics of one probe: made when the subject asks for something that is not there. */
export class Mimics {
  readonly probe: ProbeDto;
  readonly list: Mimic[] = [];
  readonly #build: (tree: ValueTree) => unknown;
  readonly #fixed = tamperProofMap<string, ValueTree>();
  readonly #open: ReadonlySet<string>;
  readonly #wrapped = tamperProofWeakMap<object, object>();
  #calls = 0;

  /** @param build makes a value of a tree */
  constructor(probe: ProbeDto, build: (tree: ValueTree) => unknown) {
    this.probe = probe;
    this.#build = build;
    this.#open = new Set(probe.open);
    for (const [name, tree] of probe.fixed) this.#fixed.set(name, tree);
  }

  /** What is passed for the argument at a place: a mimic of nothing, or of what `build` makes. */
  argument(place: string, build: () => unknown): unknown {
    const step: MimicStepDto = { kind: 'argument', place };
    return this.#open.has(place) ? this.open(null, step) : this.listen(build(), null, step);
  }

  /** A mimic of nothing. Too many or too deep ones are `undefined`, so that what walks along them comes to an end. */
  open(parent: Mimic | null, step: MimicStepDto, method?: Callable): unknown {
    const name = (parent?.name ?? '') + spellStep(step);
    const fixed = this.#fixed.get(name);
    if (fixed !== undefined) return this.#build(fixed);
    const mimic = this.#add(parent, step, name, true);
    return mimic === undefined ? undefined : this.#proxy(openTarget(), new OpenHandler(this, mimic, method), mimic);
  }

  /** The same value, but what it lacks is made up; primitives and what has internal slots stay as they are. */
  listen(value: unknown, parent: Mimic | null, step: MimicStepDto): unknown {
    if (value === undefined) return this.open(parent, step);
    if (!canListen(value)) return value;
    const known = this.#wrapped.get(value);
    if (known !== undefined) return known;
    const mimic = this.#add(parent, step, (parent?.name ?? '') + spellStep(step), false);
    if (mimic === undefined) return value;
    const proxy = this.#proxy(value, new ListeningHandler(this, mimic), mimic);
    this.#wrapped.set(value, proxy);
    return proxy;
  }

  /** Makes `JSON.parse` give mimics, too: of what a text spells, or of nothing when it spells no object; and queries of mimics be texts. */
  install(patches: Patches): void {
    patches.wrap(JSON, 'parse', (parse) => (text: unknown, ...rest: unknown[]) => {
      const mimic = this.of(text);
      if (mimic !== undefined) return this.#parsedMimic(mimic);
      if (typeof text !== 'string') return parse(text, ...rest);
      return this.listen(parsedObject(() => parse(text, ...rest)), null, { kind: 'json', text });
    });
    patches.set(globalThis, 'URLSearchParams', new Proxy(URLSearchParams, { construct: (target, [query]: unknown[]) => Reflect.construct(target, [this.of(query) === undefined ? query : String(query)]) as object }));
  }

  #parsedMimic(mimic: Mimic): unknown {
    this.use(mimic, 'text');
    if (!mimic.made.has(' parsed')) mimic.made.set(' parsed', this.open(mimic, { kind: 'parsed' }));
    return mimic.made.get(' parsed');
  }

  /** The mimic that an object is, if it is one of these. */
  of(value: unknown): Mimic | undefined {
    const position = mimicPosition(value);
    return position === undefined ? undefined : this.list[position];
  }

  use(mimic: Mimic, use: MimicUse): void {
    if (!mimic.uses.includes(use)) mimic.uses.push(use);
  }

  /** Counts a call of a made-up function; false when there have been too many. */
  countCall(): boolean {
    return ++this.#calls <= MOST_CALLS;
  }

  #proxy(target: object, handler: ProxyHandler<object>, { position }: Mimic): object {
    const proxy = new Proxy(target, handler);
    markMimic(proxy, position);
    return proxy;
  }

  #add(parent: Mimic | null, step: MimicStepDto, name: string, isOpen: boolean): Mimic | undefined {
    const depth = parent === null ? 0 : parent.depth + 1;
    if (this.list.length >= MOST || depth > DEEPEST) return undefined;
    const mimic: Mimic = { name, parent: parent?.position ?? null, step, isOpen, uses: [], position: this.list.length, depth, made: tamperProofMap() };
    this.list.push(mimic);
    return mimic;
  }
}

/** What was parsed, if it is an object. */
function parsedObject(parse: () => unknown): object | undefined {
  try {
    const parsed = parse();
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function canListen(value: unknown): value is object {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return false;
  const hasSlots = isMap(value) || isSet(value) || isDate(value) || isRegExp(value) || isPromise(value) || isTypedArray(value) || isNativeError(value);
  return !hasSlots && !isProxy(value) && !isGeneratorObject(value);
}
