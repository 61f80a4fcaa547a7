import { type ComparedDto, type ConstantPoolDto, fromNumberLiteral } from '@auklet/protocol';
import { PatternLibrary } from '../patterns/pattern-library.ts';
import { isBuiltinMember } from './builtin-members.ts';

const LEARNT = 64;
const LONGEST_TOKEN = 12;
const LONGEST_LEARNT = 40;

/** Literals worth trying: those of the source, and those that the subject compared something with. */
export class ConstantPool {
  readonly strings: readonly string[];
  readonly numbers: readonly number[];
  readonly bigints: readonly string[];
  readonly regexps: readonly { readonly source: string; readonly flags: string }[];
  readonly patterns: PatternLibrary;
  /** Property names of the source that are not members of the language's own objects. */
  readonly keys: readonly string[];
  /** Short strings of the source: what longer ones are assembled from. */
  readonly tokens: readonly string[];
  /** Tokens without a letter or digit. */
  readonly separators: readonly string[];
  readonly learntStrings: string[] = [];
  readonly learntNumbers: number[] = [];
  readonly learntKeys: string[] = [];
  /** Whether the source reads JSON, as far as its property names tell. */
  readonly readsJson: boolean;
  readonly #known: Set<string | number>;

  constructor(constants: ConstantPoolDto) {
    this.strings = constants.strings;
    this.numbers = constants.numbers;
    this.bigints = constants.bigints;
    this.regexps = constants.regexps;
    this.patterns = new PatternLibrary(constants.regexps);
    this.keys = constants.keys.filter((key) => !isBuiltinMember(key));
    this.readsJson = constants.keys.includes('parse');
    this.tokens = constants.strings.filter(({ length }) => length > 0 && length <= LONGEST_TOKEN);
    this.separators = this.tokens.filter((token) => !/[\p{L}\p{N}]/u.test(token));
    this.#known = new Set<string | number>([...constants.strings, ...constants.numbers]);
  }

  /** Keeps an operand of a comparison, if it is a constant or a pattern. */
  learnOperand(operand: ComparedDto): void {
    if (operand.kind === 'string' && operand.value.length <= LONGEST_LEARNT) this.learn(operand.value);
    else if (operand.kind === 'number') this.learn(fromNumberLiteral(operand.value));
    else if (operand.kind === 'regexp') this.patterns.learn(operand);
  }

  /** Keeps a value that the subject compared something with; the oldest one makes room. */
  learn(value: string | number): void {
    if (this.#known.has(value)) return;
    this.#known.add(value);
    if (typeof value === 'string') this.#keep(this.learntStrings, value);
    else this.#keep(this.learntNumbers, value);
  }

  /** Keeps a property name that the subject looked for. */
  learnKey(key: string): void {
    if (isBuiltinMember(key) || this.keys.includes(key) || this.learntKeys.includes(key)) return;
    this.learntKeys.push(key);
    if (this.learntKeys.length > LEARNT) this.learntKeys.shift();
  }

  #keep<T extends string | number>(values: T[], value: T): void {
    values.push(value);
    if (values.length <= LEARNT) return;
    const oldest = values.shift();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
