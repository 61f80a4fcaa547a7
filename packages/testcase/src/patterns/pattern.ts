import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { Random } from '@auklet/random';
import { CharacterSets } from './character-sets.ts';

const MOST_REPETITIONS = 3;
const LONGEST = 200;
/** Longer texts are not tried on the engine, whose search may take exponential time. */
const LONGEST_VERIFIED = 24;
const ATTEMPTS = 12;

/** Writes texts that a regular expression matches. */
export class Pattern {
  readonly #root: AST.Pattern;
  readonly #sets: CharacterSets;
  readonly #ignoresCase: boolean;
  /** Set when the tree alone does not decide: there are assertions that look around. */
  readonly #verifier: RegExp | null;

  /** @throws SyntaxError when the source is no regular expression. */
  constructor(source: string, flags: string) {
    const unicode = flags.includes('u');
    const unicodeSets = flags.includes('v');
    this.#root = new RegExpParser().parsePattern(source, 0, source.length, { unicode, unicodeSets });
    this.#sets = new CharacterSets(flags.replace(/[gy]/g, ''));
    this.#ignoresCase = flags.includes('i');
    this.#verifier = /\(\?[=!<]|\\[bB]/.test(source) ? new RegExp(source, flags.replace(/[gy]/g, '')) : null;
  }

  /** A text with a match in it; with assertions that contradict each other it may come out without one. */
  text(random: Random): string {
    let text = this.#draw(random);
    for (let attempt = 1; attempt < ATTEMPTS && !this.#holds(text); attempt++) text = this.#draw(random);
    return text;
  }

  #holds(text: string): boolean {
    return this.#verifier === null || text.length > LONGEST_VERIFIED || this.#verifier.test(text);
  }

  #draw(random: Random): string {
    const groups = new Map<AST.CapturingGroup, string>();
    const text = this.#alternatives(this.#root.alternatives, random, groups).slice(0, LONGEST);
    return this.#ignoresCase && random.boolean(0.2) ? text.toUpperCase() : text;
  }

  #alternatives(alternatives: readonly AST.Alternative[], random: Random, groups: Map<AST.CapturingGroup, string>): string {
    return random.pick(alternatives).elements.map((element) => this.#element(element, random, groups)).join('');
  }

  #element(element: AST.Element, random: Random, groups: Map<AST.CapturingGroup, string>): string {
    switch (element.type) {
      case 'Character':
        return String.fromCodePoint(element.value);
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return this.#sets.pick(element.raw, random);
      case 'Group':
        return this.#alternatives(element.alternatives, random, groups);
      case 'CapturingGroup': {
        const text = this.#alternatives(element.alternatives, random, groups);
        groups.set(element, text);
        return text;
      }
      case 'Backreference':
        return [element.resolved].flat().map((group) => groups.get(group) ?? '').join('');
      case 'Quantifier':
        return this.#repeated(element, random, groups);
      case 'Assertion':
        return element.kind === 'lookahead' && !element.negate && random.boolean(0.2) ? this.#alternatives(element.alternatives, random, groups) : '';
    }
  }

  #repeated({ min, max, element }: AST.Quantifier, random: Random, groups: Map<AST.CapturingGroup, string>): string {
    const most = Math.min(max, min + MOST_REPETITIONS);
    const count = random.boolean(0.3) ? min : random.int(min, most);
    let text = '';
    for (let i = 0; i < count && text.length < LONGEST; i++) text += this.#element(element, random, groups);
    return text;
  }
}
