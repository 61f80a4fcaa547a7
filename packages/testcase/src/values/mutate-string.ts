import type { ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { mutateItems } from './mutate-items.ts';
import { sampleText, stringValue } from './sample-string.ts';
import { choose, type ValueContext } from './value-context.ts';

const SEPARATOR = /[^\p{L}\p{N}]+/gu;
const CHARACTERS = 'abcxyzABCXYZ0123456789 !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~\n\t\u00e9';

/** Edits characters, or works with whole tokens: programs take strings apart by tokens. */
export function mutateString(text: string, context: ValueContext): ValueTree {
  const { random, words } = context;
  const token = () => pickToken(context);
  return stringValue(
    choose(random, [
      [0.28, () => editCharacters(text, random)],
      [text.length > 0 ? 0.07 : 0, () => joined(text, context)],
      [text.length > 1 ? 0.12 : 0, () => mutateParts(text, context)],
      [0.13, () => splice(text, random.int(0, text.length), 0, token())],
      [0.13, () => text + token()],
      [0.06, () => token() + text],
      [0.1, () => replaceWord(text, token(), random)],
      [0.05, () => splice(text, random.int(0, text.length), random.int(1, Math.max(1, text.length)), '')],
      [0.05, () => duplicatePart(text, random)],
      [0.04, () => (random.boolean() ? text.toUpperCase() : text.toLowerCase())],
      [0.1, () => sampleText(context)],
      [words.list.length > 1 ? 0.08 : 0, () => random.pick(words.list)],
      [0.02, () => ''],
    ])(),
  );
}

/** Two texts with something between them that separates parts elsewhere. */
function joined(text: string, context: ValueContext): string {
  const { random, words } = context;
  const other = words.list.length > 0 && random.boolean(0.5) ? random.pick(words.list) : sampleText(context);
  const separator = pickSeparator(context);
  return random.boolean() ? text + separator + other : other + separator + text;
}

function pickSeparator({ random, draft: { cluster } }: ValueContext): string {
  const { separators } = cluster.pool;
  return separators.length > 0 && random.boolean(0.6) ? random.pick(separators) : random.pick(Array.from(' .,-_/:;=&|\n'));
}

/** Takes the text apart where one of its separators stands, and repeats, drops, exchanges or replaces parts. */
function mutateParts(text: string, context: ValueContext): string {
  const { random } = context;
  const separators = [...new Set(text.match(SEPARATOR) ?? [])];
  if (separators.length === 0) return joined(text, context);
  const separator = random.pick(separators);
  return mutateItems(text.split(separator), () => sampleText(context), random).join(separator);
}

function pickToken({ random, draft: { cluster, bias }, words }: ValueContext): string {
  const { tokens, separators, learntStrings, patterns } = cluster.pool;
  return choose(random, [
    [tokens.length > 0 ? 3 : 0, () => random.pick(tokens)],
    [separators.length > 0 ? 1.5 : 0, () => random.pick(separators)],
    [learntStrings.length > 0 ? 1.5 : 0, () => random.pick(learntStrings)],
    [bias.strings.length > 0 ? 1 : 0, () => random.pick(bias.strings)],
    [words.list.length > 0 ? 2 : 0, () => random.pick(words.list)],
    [patterns.size > 0 ? 1 : 0, () => patterns.text(random)],
    [1, () => random.pick(Array.from(CHARACTERS))],
    [0.5, () => String(random.int(0, 99))],
  ])();
}

/** Each character is changed, removed or followed by another with probability 1/length; at least one edit is made. */
function editCharacters(text: string, random: Random): string {
  const edits = Math.max(1, Array.from({ length: Math.min(text.length, 8) }, () => random.boolean(1 / text.length)).filter(Boolean).length);
  let edited = text;
  for (let i = 0; i < edits; i++) edited = editOne(edited, random);
  return edited;
}

function editOne(text: string, random: Random): string {
  const at = random.int(0, text.length);
  const character = text.length > 0 && random.boolean(0.3) ? (text[random.int(0, text.length - 1)] as string) : random.pick(Array.from(CHARACTERS));
  return choose(random, [
    [1, () => splice(text, at, 0, character)],
    [text.length > 0 ? 1 : 0, () => splice(text, Math.min(at, text.length - 1), 1, '')],
    [text.length > 0 ? 1 : 0, () => splice(text, Math.min(at, text.length - 1), 1, character)],
  ])();
}

function replaceWord(text: string, token: string, random: Random): string {
  const words = [...text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]+/gu)];
  if (words.length === 0) return token;
  const word = random.pick(words);
  return splice(text, word.index, word[0].length, token);
}

function duplicatePart(text: string, random: Random): string {
  const from = random.int(0, text.length);
  const to = random.int(from, text.length);
  return splice(text, to, 0, text.slice(from, to));
}

function splice(text: string, at: number, count: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + count);
}
