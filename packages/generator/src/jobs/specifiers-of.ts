/**
 * What a source text may import: every string that follows `from`, `import` or `require`, types and comments included.
 * One too many costs a needless run, one too few would keep a stale result.
 */
export function specifiersOf(source: string): readonly string[] {
  const imported = Array.from(source.matchAll(IMPORTED), ([, , specifier]) => specifier as string);
  const referenced = Array.from(source.matchAll(REFERENCED), ([, path]) => `./${path as string}`);
  return [...new Set([...imported, ...referenced])];
}

const GAP = String.raw`(?:\s|/\*[^]*?\*/|\()*`;
const IMPORTED = new RegExp(String.raw`\b(?:from|import|require|require\.resolve)${GAP}(['"\`])([^'"\`\n]+)\1`, 'g');
const REFERENCED = /^\s*\/\/\/\s*<reference\s+path\s*=\s*["']([^"'\n]+)["']/gm;
