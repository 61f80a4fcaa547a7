import type { Random } from '@auklet/random';

const FAVOURITES = 'aZ09_- .';
const ALPHABET: readonly string[] = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i)),
  ...'\t\n\r\u00a0\u00e9\u00df\u0130\u0416\u4e2d\u{1f600}',
];

/** Members of character classes, found by asking the engine. */
export class CharacterSets {
  readonly #flags: string;
  readonly #members = new Map<string, readonly string[]>();

  constructor(flags: string) {
    this.#flags = flags;
  }

  /** A character that the class, given as it is written, matches; empty when none of the usual ones does. */
  pick(written: string, random: Random): string {
    const members = this.#membersOf(written);
    if (members.length === 0) return '';
    const usual = members.filter((member) => FAVOURITES.includes(member));
    return usual.length > 0 && random.boolean(0.4) ? random.pick(usual) : random.pick(members);
  }

  #membersOf(written: string): readonly string[] {
    const known = this.#members.get(written);
    if (known !== undefined) return known;
    const matcher = new RegExp(`^(?:${written})$`, this.#flags);
    const inside = ALPHABET.filter((character) => matcher.test(character));
    const members = inside.length > 0 ? inside : planeMembers(matcher);
    this.#members.set(written, members);
    return members;
  }
}

/** For classes of unusual characters only: whatever matches in the basic plane, thinned out. */
function planeMembers(matcher: RegExp): readonly string[] {
  const members: string[] = [];
  for (let code = 0; code < 0xd800 && members.length < 32; code++) {
    const character = String.fromCharCode(code);
    if (matcher.test(character)) members.push(character);
  }
  return members;
}
