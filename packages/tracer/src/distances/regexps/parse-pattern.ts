import type { CharacterTest } from './automaton.ts';
import { escapedClass, parseClass, testOf } from './character-classes.ts';
import type { PatternNode } from './pattern-node.ts';

export interface ParsedPattern {
  readonly node: PatternNode;
  readonly isAnchoredAtStart: boolean;
  readonly isAnchoredAtEnd: boolean;
}

/** @returns `null` for a pattern with look-around, back-references or Unicode properties, or of version `v`. */
export function parsePattern(source: string, flags: string): ParsedPattern | null {
  if (flags.includes('v')) return null;
  const isAnchoredAtStart = source.startsWith('^') && !flags.includes('m');
  const isAnchoredAtEnd = source.endsWith('$') && !source.endsWith('\\$') && !flags.includes('m');
  const parser = new PatternParser(source, flags.includes('i'));
  const node = parser.parse();
  const hasChoice = node?.kind === 'choice';
  return node === null ? null : { node, isAnchoredAtStart: isAnchoredAtStart && !hasChoice, isAnchoredAtEnd: isAnchoredAtEnd && !hasChoice };
}

class PatternParser {
  readonly #source: string;
  readonly #ignoresCase: boolean;
  #at = 0;
  #isUnsupported = false;

  constructor(source: string, ignoresCase: boolean) {
    this.#source = source;
    this.#ignoresCase = ignoresCase;
  }

  parse(): PatternNode | null {
    const node = this.#choice();
    return this.#isUnsupported || this.#at < this.#source.length ? null : node;
  }

  #choice(): PatternNode {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts.length === 1 ? (parts[0] as PatternNode) : { kind: 'choice', parts };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (this.#at < this.#source.length && !this.#isUnsupported && !'|)'.includes(this.#source[this.#at] as string)) parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): PatternNode {
    const part = this.#atom();
    const bounds = this.#quantifier();
    return bounds === null ? part : { kind: 'repeat', part, least: bounds[0], most: bounds[1] };
  }

  #quantifier(): [least: number, most: number] | null {
    const [text, sign, least, comma, most] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at)) ?? [];
    if (text === undefined) return null;
    this.#at += text.length;
    if (sign !== undefined) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Number.POSITIVE_INFINITY];
    return [Number(least), comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most)];
  }

  #atom(): PatternNode {
    const start = this.#source[this.#at++];
    switch (start) {
      case '^':
      case '$':
        return { kind: 'empty' };
      case '.':
        return character((code) => code !== 10 && code !== 13 && code !== 0x2028 && code !== 0x2029);
      case '(':
        return this.#group();
      case '[': {
        const parsed = parseClass(this.#source, this.#at);
        this.#at = parsed.end;
        return character(this.#cased(parsed.test));
      }
      case '\\':
        return this.#escape();
      default:
        return character(this.#cased(testOf((start as string).charCodeAt(0))));
    }
  }

  #group(): PatternNode {
    const [kind] = /^\?(?::|<(?![=!])[^>]*>)/.exec(this.#source.slice(this.#at)) ?? [''];
    this.#at += kind.length;
    if (kind === '' && this.#source[this.#at] === '?') return this.#unsupported();
    const node = this.#choice();
    if (!this.#take(')')) this.#isUnsupported = true;
    return node;
  }

  #escape(): PatternNode {
    const rest = this.#source.slice(this.#at);
    if (/^[bB]/.test(rest)) {
      this.#at++;
      return { kind: 'empty' };
    }
    if (/^(?:[1-9]|k<|[pP]\{)/.test(rest)) return this.#unsupported();
    const { test, length } = escapedClass(rest);
    this.#at += length;
    return character(this.#cased(test));
  }

  #unsupported(): PatternNode {
    this.#isUnsupported = true;
    return { kind: 'empty' };
  }

  #take(text: string): boolean {
    if (this.#source[this.#at] !== text) return false;
    this.#at++;
    return true;
  }

  #cased(test: CharacterTest): CharacterTest {
    if (!this.#ignoresCase) return test;
    return (code) => {
      const text = String.fromCharCode(code);
      return test(code) || test(text.toLowerCase().charCodeAt(0)) || test(text.toUpperCase().charCodeAt(0));
    };
  }
}

function character(test: CharacterTest): PatternNode {
  return { kind: 'character', test };
}
