/** Characters that a reader cannot see, or that editors treat specially. */
const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]/g;

/** A string literal in single quotes, or in double quotes where that needs fewer escapes. */
export function quote(text: string): string {
  const quoted = JSON.stringify(text).replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const inside = quoted.slice(1, -1);
  if (text.includes("'") && !text.includes('"')) return `"${inside}"`;
  return `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A literal for prose: in backticks where both other quotes occur. */
export function quoteProse(text: string): string {
  const isMixed = text.includes("'") && text.includes('"');
  return isMixed && !/[`\\]|\$\{/.test(text) ? `\`${text}\`` : quote(text);
}
