import type { CharacterTest } from './automaton.ts';

export function testOf(code: number): CharacterTest {
  return (other) => other === code;
}

const NAMED: Readonly<Record<string, RegExp>> = { d: /\d/, D: /\D/, w: /\w/, W: /\W/, s: /\s/, S: /\S/ };
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v', f: '\f', 0: '\0' };

/**
 * What an escape stands for.
 *
 * @param text what follows the backslash.
 */
export function escapedClass(text: string): { readonly test: CharacterTest; readonly code: number | null; readonly length: number } {
  const name = text[0] ?? '';
  const named = NAMED[name];
  if (named !== undefined) return { test: (code) => named.test(String.fromCharCode(code)), code: null, length: 1 };
  const [number, digits] = /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\})/.exec(text)?.filter((part) => part !== undefined) ?? [];
  const code = digits === undefined ? (CONTROLS[name] ?? name).charCodeAt(0) : Number.parseInt(digits, 16);
  return { test: testOf(code), code, length: number?.length ?? Math.min(text.length, 1) };
}

/** A class in brackets, from behind its opening one. */
export function parseClass(source: string, start: number): { readonly test: CharacterTest; readonly end: number } {
  const isNegated = source[start] === '^';
  const tests: CharacterTest[] = [];
  let at = isNegated ? start + 1 : start;
  while (at < source.length && source[at] !== ']') {
    const from = member(source, at);
    at += from.length;
    if (source[at] !== '-' || source[at + 1] === ']' || from.code === null) {
      tests.push(from.test);
      continue;
    }
    const to = member(source, at + 1);
    at += 1 + to.length;
    tests.push(rangeTest(from.code, to.code ?? from.code));
  }
  return { test: (code) => tests.some((test) => test(code)) !== isNegated, end: at + 1 };
}

function member(source: string, at: number): { readonly test: CharacterTest; readonly code: number | null; readonly length: number } {
  if (source[at] !== '\\') {
    const code = source.charCodeAt(at);
    return { test: testOf(code), code, length: 1 };
  }
  const rest = source.slice(at + 1);
  if (rest.startsWith('b')) return { test: testOf(8), code: 8, length: 2 };
  const escaped = escapedClass(rest);
  return { ...escaped, length: escaped.length + 1 };
}

function rangeTest(from: number, to: number): CharacterTest {
  return (code) => code >= from && code <= to;
}
