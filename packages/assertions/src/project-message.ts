/** Errors of these types are also thrown by the language itself. */
const ENGINE_TYPES: ReadonlySet<string> = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'EvalError']);
const LEAST_LITERAL = 4;

/**
 * Whether the project, not the engine, wrote a message: its literals occur in it. Where the engine throws errors
 * of the same type, literals of several words have to open the message or make up half of it, since messages of
 * the engine quote single names of the source.
 */
export function isProjectMessage(type: string, message: string, literals: readonly string[]): boolean {
  const occurring = literals.map((literal) => literal.trim()).filter((literal) => literal.length >= LEAST_LITERAL && /\p{L}/u.test(literal) && message.includes(literal));
  if (!ENGINE_TYPES.has(type)) return occurring.length > 0;
  const phrases = occurring.filter((literal) => /\s/.test(literal));
  return phrases.some((phrase) => message.startsWith(phrase)) || (phrases.length > 0 && covered(message, phrases) * 2 >= message.length);
}

/** Characters of the message that lie within an occurrence of a literal. */
function covered(message: string, literals: readonly string[]): number {
  const marks = new Uint8Array(message.length);
  for (const literal of literals) {
    for (let at = message.indexOf(literal); at >= 0; at = message.indexOf(literal, at + 1)) marks.fill(1, at, at + literal.length);
  }
  return marks.reduce((sum, mark) => sum + mark, 0);
}
