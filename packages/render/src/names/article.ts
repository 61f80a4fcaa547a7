/** Nouns that start with a vowel letter but not with a vowel sound. */
const CONSONANT_SOUND = /^(?:ur[il]|uint|us|uni|one)/i;

/** `a Queue`, `an Error`, `a URL`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) && !CONSONANT_SOUND.test(noun) ? 'an' : 'a'} ${noun}`;
}
