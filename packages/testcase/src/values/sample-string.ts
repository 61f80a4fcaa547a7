import type { Random } from '@auklet/random';
import type { ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import type { ConstantPool } from '../cluster/constant-pool.ts';
import { TEXT_FORMATS } from './text-formats.ts';
import { jsonText } from './json-text.ts';
import { sampleBag } from './sample-object.ts';
import { choose, deeper, type ValueContext } from './value-context.ts';

const ALPHABETS: readonly string[] = ['abcxyz', 'ABCXYZ', '0123456789', 'aA1_-. ', ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~', 'a\u00e9\u00df\u4e2d\u{1f600}'];
const SEPARATORS: readonly string[] = ['', ' ', '.', '-', '_', '/', ':', ',', '=', '&', '\n', ';', '|'];

export function stringValue(value: string): ValueTree {
  return { kind: 'string', value: value.slice(0, LIMITS.characters) };
}

export function sampleString(context: ValueContext): ValueTree {
  return stringValue(sampleText(context));
}

/** A text from the constants of the source, a common form, an assembly of parts, or at random. */
export function sampleText(context: ValueContext): string {
  const { random, draft, words, depth } = context;
  const { pool } = draft.cluster;
  const { strings, learntStrings, keys } = pool;
  const { strings: wanted } = draft.bias;
  return choose(random, [
    [wanted.length > 0 ? 0.06 : 0, () => random.pick(wanted)],
    [strings.length > 0 ? 0.25 : 0, () => random.pick(strings)],
    [learntStrings.length > 0 ? 0.15 : 0, () => random.pick(learntStrings)],
    [keys.length > 0 ? 0.12 : 0, () => random.pick(keys)],
    [words.list.length > 0 ? 0.25 : 0, () => random.pick(words.list)],
    [pool.patterns.size > 0 ? 0.2 : 0, () => pool.patterns.text(random)],
    [0.12, () => random.pick(TEXT_FORMATS)],
    [0.2, () => assembleText(context)],
    [0.1, () => randomText(random)],
    [pool.readsJson && depth < 3 ? 0.15 : 0.01, () => jsonText(sampleBag(deeper(context)))],
    [0.05, () => String(random.int(-10, 1000))],
    [0.04, () => ''],
  ])();
}

/** A few parts joined by one separator, or simply one after the other. */
export function assembleText(context: ValueContext): string {
  const { random, draft, words } = context;
  const { pool } = draft.cluster;
  const parts = Array.from({ length: random.int(2, 4) }, () => samplePart(random, pool, words.list));
  const separators = pool.separators.length > 0 && random.boolean() ? pool.separators : SEPARATORS;
  const joined = parts.join(random.pick(separators));
  return random.boolean(0.15) ? random.pick(separators) + joined : joined;
}

function samplePart(random: Random, pool: ConstantPool, words: readonly string[]): string {
  return choose(random, [
    [pool.tokens.length > 0 ? 3 : 0, () => random.pick(pool.tokens)],
    [pool.learntStrings.length > 0 ? 1 : 0, () => random.pick(pool.learntStrings)],
    [words.length > 0 ? 2 : 0, () => random.pick(words)],
    [pool.keys.length > 0 ? 0.5 : 0, () => random.pick(pool.keys)],
    [pool.patterns.size > 0 ? 1 : 0, () => pool.patterns.text(random)],
    [1, () => randomText(random, 3)],
    [1, () => String(random.int(0, 20))],
    [0.3, () => random.pick(TEXT_FORMATS)],
  ])();
}

export function randomText(random: Random, longest: number = LIMITS.sampledCharacters): string {
  const alphabet = Array.from(random.pick(ALPHABETS));
  const length = random.boolean(0.7) ? random.int(1, Math.min(4, longest)) : random.int(1, longest);
  return Array.from({ length }, () => random.pick(alphabet)).join('');
}
