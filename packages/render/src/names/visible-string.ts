const ARROWS: Readonly<Record<string, string>> = { '\n': '↵', '\t': '⇥', '\r': '␍' };

/**
 * A string in quotes as a title can show it: without escapes, control characters as symbols, cut when it is long.
 * The quotes are those that the string does not contain.
 */
export function visibleString(value: string, most: number): string {
  const shown = Array.from(value.length > most ? `${value.slice(0, most / 2)}…` : value, visible).join('');
  const mark = ['"', "'", '`'].find((candidate) => !shown.includes(candidate)) ?? '"';
  return `${mark}${shown}${mark}`;
}

function visible(character: string): string {
  const code = character.codePointAt(0) as number;
  if (ARROWS[character] !== undefined) return ARROWS[character];
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(character) ? `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩` : character;
}
